package luoshu.data.cascade.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

import com.zaxxer.hikari.HikariDataSource;
import luoshu.Luoshu;
import luoshu.testing.SharedPostgres;
import luoshu.testing.TestClock;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Another whole installation in this process, on a database of its own: Xinyang's. Its clock is a {@link TestClock} of its own. */
final class CityInstance {

    static final String DIVISION = "411500000000";

    private static final class Holder {
        static final ConfigurableApplicationContext CONTEXT = start();
    }

    private CityInstance() {
    }

    static ConfigurableApplicationContext context() {
        return Holder.CONTEXT;
    }

    private static ConfigurableApplicationContext start() {
        try (HikariDataSource database = SharedPostgres.database("city")) {
            Map<String, Object> settings = Map.of("luoshu.database.url", database.getJdbcUrl(), "luoshu.database.user", "luoshu", "luoshu.database.password", database.getPassword(), "luoshu.data",
                    Files.createTempDirectory("luoshu-city").toString(), "server.port", "0", "luoshu.cascade.division", "411500", "luoshu.cascade.worker", "false", "luoshu.archives.worker", "false",
                    "luoshu.certificates.directory.worker", "false", "luoshu.database.connections", "8");
            ConfigurableApplicationContext context = new SpringApplicationBuilder(Luoshu.class, TestClock.Configuration.class)
                    .initializers(one -> one.getEnvironment().getPropertySources().addFirst(new MapPropertySource("city", settings))).run();
            Runtime.getRuntime().addShutdownHook(new Thread(context::close));
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
