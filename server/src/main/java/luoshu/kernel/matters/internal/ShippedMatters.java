package luoshu.kernel.matters.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.MatterState;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.PackageFiles;
import luoshu.kernel.packages.ShippedPackages;
import luoshu.kernel.regions.Regions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The packages inside the program. Content seen before is not read again. New content becomes a version and counts at once – unless what counts now was edited here:
 * then it waits as a draft for somebody to compare.
 */
@Component
class ShippedMatters {

    private static final Logger log = LoggerFactory.getLogger(ShippedMatters.class);
    static final String BY = "platform:shipped-packages";

    private final MatterQueries queries;
    private final MatterReader reader;
    private final ImplementingList lists;
    private final Regions regions;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ShippedMatters(MatterQueries queries, MatterReader reader, ImplementingList lists, Regions regions, Clock clock, PlatformTransactionManager transactions) {
        this.queries = queries;
        this.reader = reader;
        this.lists = lists;
        this.regions = regions;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    void load() {
        long started = System.nanoTime();
        Map<String, PackageFiles> shipped = ShippedPackages.list("matters");
        int imported = transaction.execute(status -> {
            queries.lockLoading();
            Map<String, List<String>> known = queries.listHashes();
            int count = 0;
            for (Map.Entry<String, PackageFiles> one : shipped.entrySet()) {
                String slug = one.getKey().substring(Math.min(13, one.getKey().length()));
                if (!known.getOrDefault(slug, List.of()).contains(one.getValue().hash()) && load(one.getKey(), one.getValue())) {
                    count++;
                }
            }
            return count;
        });
        if (imported > 0) {
            log.info("imported {} of {} shipped matters in {} ms", imported, shipped.size(), (System.nanoTime() - started) / 1_000_000);
        }
    }

    private boolean load(String folder, PackageFiles files) {
        MatterPackage read = reader.read(files);
        if (!read.usable() || !folder.equals(read.definition().catalogCode() + "-" + read.definition().slug())) {
            log.error("shipped package {} is wrong and was left out: {}", folder, read.findings());
            return false;
        }
        store(read.definition(), files, read.findings(), "SHIPPED");
        return true;
    }

    /** Stores and, when nothing of ours is in the way, publishes. */
    void store(MatterDefinition matter, PackageFiles files, List<Finding> findings, String origin) {
        queries.insertMatter(matter, regions.home().value());
        List<MatterQueries.Stored> before = queries.listStored(matter.slug());
        boolean edited = before.stream().anyMatch(one -> one.state() != MatterState.SUPERSEDED && !one.origin().equals(origin));
        int version = queries.insertVersion(matter, files.hash(), files.toZip(), origin, 0, (int) findings.stream().filter(one -> !one.blocks()).count(), BY);
        if (!edited) {
            LocalDate today = LocalDate.now(clock);
            LocalDate effective = matter.planEffectiveDate().isAfter(today) ? matter.planEffectiveDate() : today;
            queries.publish(matter.slug(), version, effective, BY, clock.instant(), 0, (int) findings.stream().filter(one -> !one.blocks()).count());
            queries.supersede(matter.slug(), today);
            lists.refresh(matter);
        }
        queries.bump(matter.slug());
    }
}
