package luoshu.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

import luoshu.kernel.database.internal.EmbeddedPostgres;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** One PostgreSQL for the whole test run, gone with it. */
public final class SharedPostgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final class Holder {
        static final Path FOLDER = folder();
        static final EmbeddedPostgres SERVER = start();

        private static Path folder() {
            try {
                return Files.createTempDirectory("luoshu-test");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private static EmbeddedPostgres start() {
            EmbeddedPostgres server = EmbeddedPostgres.open(FOLDER, "test");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                try (Stream<Path> files = Files.walk(FOLDER)) {
                    files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
                } catch (IOException leftBehind) {
                    System.err.println("left behind: " + FOLDER);
                }
            }));
            return server;
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("shared-postgres", Map.of(
                "luoshu.database.url", Holder.SERVER.url(), "luoshu.database.user", "luoshu", "luoshu.database.password", Holder.SERVER.password(),
                "luoshu.data", Holder.FOLDER.toString())));
    }
}
