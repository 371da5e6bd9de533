package luoshu.data.cascade.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import luoshu.data.cascade.MessageDirection;
import luoshu.data.cascade.MessageKind;
import luoshu.data.cascade.ReconciledDay;
import luoshu.data.cascade.Reconciliation;
import luoshu.kernel.regions.RegionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds what this side counts against what the others stated, each up to where the statement reaches: what is on its way is no difference. */
@Component
class Reconciling {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int LEVELS = 3;
    private static final String NOTHING = "0".repeat(64);
    private final NodeQueries nodes;
    private final MessageQueries messages;
    private final Statements statements;
    private final OwnDivision own;
    private final LinkStates links;
    private final Clock clock;

    Reconciling(NodeQueries nodes, MessageQueries messages, Statements statements, OwnDivision own, LinkStates links, Clock clock) {
        this.nodes = nodes;
        this.messages = messages;
        this.statements = statements;
        this.own = own;
        this.links = links;
        this.clock = clock;
    }

    Reconciliation now() {
        Instant now = clock.instant();
        RegionCode division = RegionCode.of(own.code());
        List<NodeFile> all = nodes.list();
        List<Reconciliation.Level> levels = IntStream.rangeClosed(1, LEVELS).mapToObj(level -> new Reconciliation.Level(level,
                all.stream().filter(node -> OwnDivision.level(RegionCode.of(node.division())) == level).map(node -> link(node, now)).toList())).toList();
        return new Reconciliation(own.code(), own.name(division), OwnDivision.level(division), statements.from(now), LocalDate.ofInstant(now, CHINA), levels);
    }

    private Reconciliation.Link link(NodeFile node, Instant now) {
        Statement stated = statements.last(node).orElse(null);
        List<ReconciledDay> days = days(node, stated, now);
        return new Reconciliation.Link(node.id(), node.name(), node.division(), node.relation(), links.state(node), links.cutSince(node), stated == null ? null : stated.at(),
                days.stream().allMatch(ReconciledDay::agrees), days);
    }

    private record Key(LocalDate day, MessageKind kind, MessageDirection direction) {
    }

    private List<ReconciledDay> days(NodeFile node, @Nullable Statement stated, Instant now) {
        LocalDate from = statements.from(now);
        if (stated != null && stated.from().isAfter(from)) {
            from = stated.from();
        }
        Map<Key, Statement.Figure> ours = new HashMap<>();
        messages.figures(node.id(), MessageDirection.OUT, from, stated == null ? 0 : stated.received()).forEach(one -> ours.put(new Key(one.day(), one.kind(), MessageDirection.OUT), one));
        messages.figures(node.id(), MessageDirection.IN, from, stated == null ? 0 : stated.sent()).forEach(one -> ours.put(new Key(one.day(), one.kind(), MessageDirection.IN), one));
        Map<Key, Statement.Figure> theirs = new HashMap<>();
        if (stated != null) {
            for (Statement.Figure one : stated.figures()) {
                if (!one.day().isBefore(from)) {
                    theirs.put(new Key(one.day(), one.kind(), one.direction() == MessageDirection.OUT ? MessageDirection.IN : MessageDirection.OUT), one);
                }
            }
        }
        List<Key> keys = new ArrayList<>(ours.keySet());
        theirs.keySet().stream().filter(key -> !ours.containsKey(key)).forEach(keys::add);
        keys.sort(Comparator.comparing(Key::day).reversed().thenComparing(Key::kind).thenComparing(Key::direction));
        return keys.stream().map(key -> day(key, ours.getOrDefault(key, none(key)), theirs.getOrDefault(key, none(key)))).toList();
    }

    private static ReconciledDay day(Key key, Statement.Figure ours, Statement.Figure theirs) {
        Statement.Figure sender = key.direction() == MessageDirection.OUT ? ours : theirs;
        Statement.Figure receiver = key.direction() == MessageDirection.OUT ? theirs : ours;
        return new ReconciledDay(key.day(), key.kind(), key.direction(), sender.all(), sender.count(), receiver.count(), receiver.refused(), sender.count() == receiver.count() && sender.digest().equals(receiver.digest()),
                sender.digest(), receiver.digest());
    }

    private static Statement.Figure none(Key key) {
        return new Statement.Figure(key.day(), key.kind(), key.direction(), 0, 0, 0, NOTHING);
    }
}
