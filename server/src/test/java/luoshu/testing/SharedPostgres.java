package luoshu.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
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

    /** An empty database of a test's own beside the shared one, which the test may break. */
    public static HikariDataSource database(String name) {
        HikariDataSource shared = pool(Holder.SERVER.url());
        try (shared; Connection connection = shared.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return pool(Holder.SERVER.url().replaceAll("/[^/?]*(\\?|$)", "/" + name + "$1"));
    }

    private static HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername("luoshu");
        pool.setPassword(Holder.SERVER.password());
        pool.setMaximumPoolSize(4);
        return pool;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("shared-postgres", Map.of(
                "luoshu.database.url", Holder.SERVER.url(), "luoshu.database.user", "luoshu", "luoshu.database.password", Holder.SERVER.password(),
                "luoshu.data", Holder.FOLDER.toString(), "luoshu.archives.worker", "false", "luoshu.certificates.directory.worker", "false", "luoshu.cascade.worker", "false", "luoshu.operation.worker", "false")));
    }
}
