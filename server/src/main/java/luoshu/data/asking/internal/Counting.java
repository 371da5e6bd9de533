package luoshu.data.asking.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import luoshu.data.asking.Standing;
import luoshu.kernel.matters.Material;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.Matters;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.organs.Organ;
import luoshu.trust.certificates.CertificateReach;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Holds every material of every matter against what is there, once an hour and when somebody asks; one node at a time. */
@Component
class Counting {

    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int MONTHS_KEPT = 13;
    private static final String OF_GOVERNMENT = "20";
    private final AskedQueries queries;
    private final Givers givers;
    private final Reach reach;
    private final Implementing implementing;
    private final AskingDemands demands;
    private final Matters matters;
    private final CertificateReach certificates;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Counting(AskedQueries queries, Givers givers, Reach reach, Implementing implementing, AskingDemands demands, Matters matters, CertificateReach certificates, PlatformTransactionManager transactions,
             Clock clock) {
        this.queries = queries;
        this.givers = givers;
        this.reach = reach;
        this.implementing = implementing;
        this.demands = demands;
        this.matters = matters;
        this.certificates = certificates;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "${luoshu.asking.first:PT3M}", fixedDelayString = "${luoshu.asking.every:PT1H}")
    void hourly() {
        transaction.executeWithoutResult(_ -> {
            if (!queries.somebodyCounts()) {
                count();
            }
        });
    }

    /** Within the transaction of the caller. */
    void count() {
        LocalDate today = LocalDate.now(clock.withZone(CHINA));
        Optional<LocalDate> until = queries.lockCounting();
        queries.replaceReach(certificates.inForce());
        countDays(until.orElse(today.minusMonths(MONTHS_KEPT)), today);
        queries.replace(rows(today), today);
        queries.counted(today, clock.instant());
    }

    /** The last day that was counted was not over yet. */
    private void countDays(LocalDate from, LocalDate today) {
        LocalDate first = from.isBefore(today.minusMonths(MONTHS_KEPT)) ? today.minusMonths(MONTHS_KEPT) : from.isAfter(today) ? today : from;
        for (LocalDate day = first; !day.isAfter(today); day = day.plusDays(1)) {
            queries.countDay(day, day.atStartOfDay(CHINA).toInstant(), day.plusDays(1).atStartOfDay(CHINA).toInstant());
        }
        queries.forgetDays(today.minusMonths(MONTHS_KEPT));
    }

    private List<AskedRow> rows(LocalDate today) {
        Givers.Known known = givers.known();
        Map<Giver, Predicate<Organ>> reaches = new HashMap<>();
        List<AskedRow> rows = new ArrayList<>();
        for (String slug : matters.listSlugs()) {
            Optional<MatterDefinition> matter = matters.listImplementations(slug).stream().findFirst().map(PublishedMatter::definition).filter(one -> !one.amongOrgans());
            matter.ifPresent(one -> rows(one, known, reaches, rows));
        }
        return demands.open(rows, today);
    }

    private void rows(MatterDefinition matter, Givers.Known known, Map<Giver, Predicate<Organ>> reaches, List<AskedRow> rows) {
        List<Organ> organs = implementing.of(matter);
        int regions = Reach.regions(organs);
        for (Material material : matter.materials()) {
            Giver giver = known.find(material).orElse(null);
            if (giver != null || material.reuse() != null || material.sourceType().equals(OF_GOVERNMENT)) {
                int reached = giver == null ? 0 : Reach.regions(organs, reaches.computeIfAbsent(giver, reach::of));
                rows.add(new AskedRow(matter, material, standing(material, giver, reached), giver, reached, regions, List.of()));
            }
        }
    }

    private Standing standing(Material material, @Nullable Giver giver, int reached) {
        if (giver == null) {
            return Standing.NO_SOURCE;
        }
        if (reached > 0) {
            return material.reuse() == null ? Standing.STILL_ASKED : Standing.FREE;
        }
        return switch (giver.kind()) {
            case CERTIFICATE -> Standing.NO_SOURCE;
            case RESOURCE -> reach.resource(giver.key()).isPresent() ? Standing.AWAITING : Standing.NO_SOURCE;
        };
    }
}
