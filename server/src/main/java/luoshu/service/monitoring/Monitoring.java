package luoshu.service.monitoring;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Grant;
import luoshu.kernel.access.Permission;
import luoshu.kernel.access.Scope;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.regions.Region;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.regions.Regions;
import luoshu.service.monitoring.internal.MonitoringQueries;
import luoshu.service.monitoring.internal.Tally;
import luoshu.trust.messages.Messages;
import luoshu.trust.messages.Notice;
import luoshu.trust.messages.Recipient;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts and urges. */
@Component
public class Monitoring {

    public static final Permission READ = new Permission("monitoring.read");
    public static final Permission URGE = new Permission("monitoring.urge");

    public enum GroupBy { region, organ, matter }

    /** {@code region}: it and everything it runs; {@code from}, {@code to}: days of handing in, both included. */
    public record Filter(@Nullable String region, LocalDate from, LocalDate to, GroupBy groupBy) {
    }

    private final MonitoringQueries queries;
    private final Regions regions;
    private final Organs organs;
    private final Messages messages;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    Monitoring(MonitoringQueries queries, Regions regions, Organs organs, Messages messages, Access access, Audit audit, Clock clock) {
        this.queries = queries;
        this.regions = regions;
        this.organs = organs;
        this.messages = messages;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Invalid for a period that ends before it begins, or an unknown region */
    public MonitoringSummary summary(Filter filter) {
        access.require(READ);
        if (filter.to().isBefore(filter.from())) {
            throw new Invalid("/to", "out-of-range", "结束日期不能早于开始日期");
        }
        Scope scope = access.scope(READ);
        RegionCode region = filter.region() == null ? regions.home() : regions.find(RegionCode.of(filter.region())).map(Region::code)
                .orElseThrow(() -> new Invalid("/region", "unknown", "没有这个区划"));
        Scope within = new Scope(List.of(new Grant("filter", Set.of(), Grant.Organs.ANY, "", "", region.value(), 2)), scope.separateRegions());
        List<Tally> tallies = queries.count(scope, within, filter.from(), filter.to(), filter.groupBy(), LocalDate.now(clock));
        if (filter.groupBy() == GroupBy.region) {
            tallies = rolledUp(tallies, region);
        }
        Map<String, String> names = names(filter.groupBy(), tallies);
        List<MonitoringSummary.Row> rows = tallies.stream().map(tally -> MonitoringSummary.Row.of(tally.key(), names.getOrDefault(tally.key(), tally.key()), tally.figures()))
                .sorted(Comparator.comparingLong(MonitoringSummary.Row::received).reversed().thenComparing(MonitoringSummary.Row::key)).toList();
        return new MonitoringSummary(tallies.stream().reduce(Tally.none(), Tally::plus).figures(), rows, clock.instant());
    }

    /** Counts of places become counts of what {@code region} runs directly; its own organs stand under itself. */
    private List<Tally> rolledUp(List<Tally> tallies, RegionCode region) {
        Map<String, Tally> children = new LinkedHashMap<>();
        int depth = regions.path(region).size();
        for (Tally tally : tallies) {
            List<Region> path = new ArrayList<>(regions.path(RegionCode.of(tally.key())));
            String key = path.size() > depth ? path.get(depth).code().value() : path.isEmpty() ? tally.key() : region.value();
            children.merge(key, tally.under(key), Tally::plus);
        }
        return List.copyOf(children.values());
    }

    private Map<String, String> names(GroupBy by, List<Tally> tallies) {
        List<String> keys = tallies.stream().map(Tally::key).toList();
        return switch (by) {
            case organ -> organs.names(keys);
            case matter -> queries.matterNames(keys);
            case region -> {
                Map<String, String> names = new HashMap<>();
                keys.forEach(key -> regions.find(RegionCode.of(key)).ifPresent(found -> names.put(key, found.name())));
                yield names;
            }
        };
    }

    /**
     * Reminds whoever has the case now: the officials its open tasks are with, or their organ while nobody has taken them.
     *
     * @throws NotFound when there is no such case within reach; @throws Refused when nobody has anything to do on it
     */
    @Transactional
    public int urge(String caseNumber, String text) {
        access.require(URGE);
        Storable.check(caseNumber, "/caseNumber");
        Storable.check(text, "/text");
        MonitoringQueries.Urgent found = queries.findUrgent(access.scope(URGE), caseNumber).orElseThrow(() -> new NotFound("case"));
        List<Recipient> recipients = queries.handlers(found.id());
        if (recipients.isEmpty()) {
            throw new Refused(Problem.Kind.CONFLICT, "nothing-to-urge", "nobody has an open task on this case");
        }
        long number = queries.addUrge(found.id(), caseNumber, access.official().accountId(), access.official().name(), access.official().organName(), text, recipients.size(), clock.instant());
        recipients.forEach(recipient -> messages.notify(new Notice("urge:" + found.id() + ":" + number, recipient, "monitoring.urged",
                Map.of("matterName", found.matterName(), "number", caseNumber, "fromName", access.official().organName(), "text", text), caseNumber)));
        audit.record(Act.done("monitoring.urge", "case:" + caseNumber).onCase(caseNumber, null).with(Map.of("recipients", recipients.size())));
        return recipients.size();
    }
}
