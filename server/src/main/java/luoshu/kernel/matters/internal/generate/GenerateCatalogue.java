package luoshu.kernel.matters.internal.generate;

import luoshu.kernel.matters.internal.CatalogueLoading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * {@code --luoshu.command=generate-catalogue --count=150000 [--seed=1]}: fills the catalogue with as many rows of implementing lists as a province has, then ends the
 * program. For measuring search and lists; never part of an ordinary start. The same seed gives the same catalogue; running it again adds nothing.
 */
@Component
@ConditionalOnProperty(name = "luoshu.command", havingValue = "generate-catalogue")
class GenerateCatalogue implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(GenerateCatalogue.class);
    private final CatalogueLoading loading;
    private final Environment settings;
    private final ConfigurableApplicationContext context;

    GenerateCatalogue(CatalogueLoading loading, Environment settings, ConfigurableApplicationContext context) {
        this.loading = loading;
        this.settings = settings;
        this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        int count = settings.getProperty("count", Integer.class, 150_000);
        long seed = settings.getProperty("seed", Long.class, 1L);
        long started = System.nanoTime();
        GeneratedMatters generated = new GeneratedMatters(seed);
        int rows = 0;
        int made = 0;
        while (rows < count && made < GeneratedMatters.MOST) {
            rows += loading.load(generated.next());
            if (++made % 100 == 0) {
                log.info("{} matters, {} of {} rows", made, rows, count);
            }
        }
        log.info("generated {} matters with {} rows of implementing lists in {} s", made, rows, (System.nanoTime() - started) / 1_000_000_000);
        if (settings.getProperty("stay", Boolean.class, false)) {
            return;
        }
        new Thread(() -> System.exit(SpringApplication.exit(context)), "end-of-command").start();
    }
}
