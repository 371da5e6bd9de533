package luoshu.kernel.database.internal;

import java.nio.file.Files;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import luoshu.kernel.database.DataFolder;
import luoshu.kernel.nodes.NodeRoles;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;
import org.springframework.scheduling.annotation.Scheduled;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean(destroyMethod = "close")
    @Conditional(NoExternalDatabase.class)
    EmbeddedPostgres embeddedPostgres(Environment settings, DataFolder folder) {
        shares(settings, folder);
        return EmbeddedPostgres.open(folder.data(), folder.secret("postgres", 24));
    }

    @Bean(destroyMethod = "close")
    DataSource dataSource(Environment settings, ObjectProvider<EmbeddedPostgres> embedded, DataFolder folder) {
        shares(settings, folder);
        HikariDataSource pool = new HikariDataSource();
        EmbeddedPostgres server = embedded.getIfAvailable();
        if (server == null) {
            pool.setJdbcUrl(settings.getRequiredProperty("luoshu.database.url"));
            pool.setUsername(settings.getProperty("luoshu.database.user"));
            pool.setPassword(settings.getProperty("luoshu.database.password"));
        } else {
            pool.setJdbcUrl(server.url());
            pool.setUsername("luoshu");
            pool.setPassword(server.password());
        }
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("ApplicationName", "luoshu");
        pool.addDataSourceProperty("prepareThreshold", "3");
        pool.setMaximumPoolSize(settings.getProperty("luoshu.database.connections", Integer.class, 24));
        pool.setConnectionTimeout(5_000);
        pool.setPoolName("luoshu");
        return pool;
    }

    /** A node of few roles belongs to others: a database or keys of its own would make it a stranger that refuses everything. */
    private static void shares(Environment settings, DataFolder folder) {
        NodeRoles roles = NodeRoles.of(settings);
        if (!roles.all() && !StringUtils.hasText(settings.getProperty("luoshu.database.url"))) {
            throw new DatabaseUnusable("A node with " + NodeRoles.PROPERTY + "=" + roles + " works on the database of the others. Set LUOSHU_DATABASE_URL, LUOSHU_DATABASE_USER and LUOSHU_DATABASE_PASSWORD.", null);
        }
        if (!roles.all() && !StringUtils.hasText(settings.getProperty("luoshu.secrets.key")) && !Files.isDirectory(folder.resolve("keys"))) {
            throw new DatabaseUnusable("A node with " + NodeRoles.PROPERTY + "=" + roles + " needs the keys of the others. Set LUOSHU_SECRETS_KEY, or put a copy of their folder keys into " + folder.data() + ".", null);
        }
    }

    static final class NoExternalDatabase implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !StringUtils.hasText(context.getEnvironment().getProperty("luoshu.database.url"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Watchdog {
        private final ObjectProvider<EmbeddedPostgres> embedded;

        Watchdog(ObjectProvider<EmbeddedPostgres> embedded) {
            this.embedded = embedded;
        }

        @Scheduled(fixedDelay = 1_000)
        void revive() {
            embedded.ifAvailable(EmbeddedPostgres::revive);
        }
    }
}
