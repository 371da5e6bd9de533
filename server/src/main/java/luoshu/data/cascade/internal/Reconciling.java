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

import luoshu.data.cascade.CascadeReconciliation;
import luoshu.data.cascade.LetterDirection;
import luoshu.data.cascade.LetterKind;
import luoshu.data.cascade.ReconciledDay;
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
    private final LinkStates states;
    private final Clock clock;

    Reconciling(NodeQueries nodes, MessageQueries messages, Statements statements, OwnDivision own, LinkStates states, Clock clock) {
        this.nodes = nodes;
        this.messages = messages;
        this.statements = statements;
        this.own = own;
        this.states = states;
        this.clock = clock;
    }

    /** @param links whether those are to be told of */
    CascadeReconciliation now(boolean links) {
        Instant now = clock.instant();
        RegionCode division = RegionCode.of(own.code());
        List<NodeFile> all = links ? nodes.list() : List.of();
        List<CascadeReconciliation.CascadeLevel> levels = IntStream.rangeClosed(1, LEVELS).mapToObj(level -> new CascadeReconciliation.CascadeLevel(level,
                all.stream().filter(node -> OwnDivision.level(RegionCode.of(node.division())) == level).map(node -> link(node, now)).toList())).toList();
        return new CascadeReconciliation(own.code(), own.name(division), OwnDivision.level(division), statements.from(now), LocalDate.ofInstant(now, CHINA), levels);
    }

    private CascadeReconciliation.CascadeLink link(NodeFile node, Instant now) {
        Statement stated = statements.last(node).orElse(null);
        List<ReconciledDay> days = days(node, stated, now);
        return new CascadeReconciliation.CascadeLink(node.id(), node.name(), node.division(), node.relation(), states.state(node), states.cutSince(node), stated == null ? null : stated.at(),
                days.stream().allMatch(ReconciledDay::agrees), days);
    }

    private record Key(LocalDate day, LetterKind kind, LetterDirection direction) {
    }

    private List<ReconciledDay> days(NodeFile node, @Nullable Statement stated, Instant now) {
        LocalDate from = statements.from(now);
        if (stated != null && stated.from().isAfter(from)) {
            from = stated.from();
        }
        Map<Key, Statement.Figure> ours = new HashMap<>();
        messages.figures(node.id(), LetterDirection.OUT, from, stated == null ? 0 : stated.received()).forEach(one -> ours.put(new Key(one.day(), one.kind(), LetterDirection.OUT), one));
        messages.figures(node.id(), LetterDirection.IN, from, stated == null ? 0 : stated.sent()).forEach(one -> ours.put(new Key(one.day(), one.kind(), LetterDirection.IN), one));
        Map<Key, Statement.Figure> theirs = new HashMap<>();
        if (stated != null) {
            for (Statement.Figure one : stated.figures()) {
                if (!one.day().isBefore(from)) {
                    theirs.put(new Key(one.day(), one.kind(), one.direction() == LetterDirection.OUT ? LetterDirection.IN : LetterDirection.OUT), one);
                }
            }
        }
        List<Key> keys = new ArrayList<>(ours.keySet());
        theirs.keySet().stream().filter(key -> !ours.containsKey(key)).forEach(keys::add);
        keys.sort(Comparator.comparing(Key::day).reversed().thenComparing(Key::kind).thenComparing(Key::direction));
        return keys.stream().map(key -> day(key, ours.getOrDefault(key, none(key)), theirs.getOrDefault(key, none(key)))).toList();
    }

    private static ReconciledDay day(Key key, Statement.Figure ours, Statement.Figure theirs) {
        Statement.Figure sender = key.direction() == LetterDirection.OUT ? ours : theirs;
        Statement.Figure receiver = key.direction() == LetterDirection.OUT ? theirs : ours;
        return new ReconciledDay(key.day(), key.kind(), key.direction(), sender.all(), sender.count(), receiver.count(), receiver.refused(), sender.count() == receiver.count() && sender.digest().equals(receiver.digest()),
                sender.digest(), receiver.digest());
    }

    private static Statement.Figure none(Key key) {
        return new Statement.Figure(key.day(), key.kind(), key.direction(), 0, 0, 0, NOTHING);
    }
}
