package luoshu.kernel.organs.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import luoshu.kernel.regions.Regions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings the demonstration organs up to the shipped rules; nothing happens while their hash is the one loaded last. */
@Component
public class OrganLoading {

    private static final Logger log = LoggerFactory.getLogger(OrganLoading.class);
    private final OrganQueries queries;
    private final Regions regions;
    private final TransactionTemplate transaction;

    OrganLoading(OrganQueries queries, Regions regions, PlatformTransactionManager transactions) {
        this.queries = queries;
        this.regions = regions;
        this.transaction = new TransactionTemplate(transactions);
    }

    public void loadDemonstration() {
        OrganTemplates templates = new OrganTemplates(rules(), regions);
        String hash = templates.sha256();
        if (hash.equals(queries.loadedHash())) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            queries.lockLoading();
            if (!hash.equals(queries.loadedHash())) {
                long started = System.nanoTime();
                templates.make();
                queries.replaceDemonstration(templates.duties(), templates.organs(), templates.posts(), hash);
                log.info("made {} demonstration organs with {} posts in {} ms", templates.organs().size(), templates.posts().size(), (System.nanoTime() - started) / 1_000_000);
            }
        });
    }

    static String rules() {
        try (InputStream in = OrganLoading.class.getResourceAsStream("/packages/demo/organs.yaml")) {
            if (in == null) {
                throw new IllegalStateException("packages/demo/organs.yaml is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
