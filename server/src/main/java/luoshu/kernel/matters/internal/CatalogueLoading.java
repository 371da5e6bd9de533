package luoshu.kernel.matters.internal;

import luoshu.kernel.packages.PackageFiles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Loads packages in bulk as published matters, each in a transaction of its own. */
@Component
public class CatalogueLoading {

    private final MatterReader reader;
    private final MatterQueries queries;
    private final ShippedMatters shipped;
    private final TransactionTemplate transaction;

    CatalogueLoading(MatterReader reader, MatterQueries queries, ShippedMatters shipped, PlatformTransactionManager transactions) {
        this.reader = reader;
        this.queries = queries;
        this.shipped = shipped;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Number of organs that implement it now; content that is there already is left as it is. */
    public int load(PackageFiles files) {
        MatterPackage read = reader.read(files);
        if (!read.usable() || read.definition() == null) {
            throw new IllegalStateException("a generated package is wrong: " + read.findings());
        }
        String slug = read.definition().slug();
        transaction.executeWithoutResult(status -> {
            if (queries.listStored(slug).stream().noneMatch(one -> one.hash().equals(files.hash()))) {
                shipped.store(read.definition(), files, read.findings(), "GENERATED");
            }
        });
        return queries.countImplementations(slug);
    }
}
