package luoshu.trust.ledger.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.zaxxer.hikari.HikariDataSource;
import luoshu.testing.SharedPostgres;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A log in a database of its own, with as many nodes as a test wants. */
final class OwnLog implements AutoCloseable {

    static final LedgerSettings SETTINGS = new LedgerSettings("log.test/henan", Duration.ofSeconds(10), Duration.ofMillis(200));
    final HikariDataSource database = SharedPostgres.database("ledger_" + UUID.randomUUID().toString().replace("-", ""));
    final JdbcTemplate sql = new JdbcTemplate(database);
    final LogQueries log = new LogQueries(JdbcClient.create(database));
    final ActQueries acts = new ActQueries(JdbcClient.create(database));
    final LogReading reading = new LogReading(log, new JsonMapper());
    final TestKeys keys = new TestKeys();

    OwnLog() {
        for (String migration : List.of("V202611220830__ledger.sql", "V202611221135__notarisation.sql")) {
            try (InputStream in = Objects.requireNonNull(OwnLog.class.getResourceAsStream("/db/migration/trust/ledger/" + migration))) {
                sql.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    /** One process that may sequence and sign. {@code folder} is its own disk. */
    final class Node implements AutoCloseable {
        final SavedCheckpoint saved;
        final Sequencer sequencer;
        final CheckpointPublisher publisher;

        Node(Path folder) {
            saved = new SavedCheckpoint(folder.resolve("checkpoint"));
            sequencer = new Sequencer(database, log, new Guard(log, saved, SETTINGS.origin()), SETTINGS.patience());
            publisher = new CheckpointPublisher(sequencer, log, saved, keys, SETTINGS, Clock.systemUTC());
            sequencer.start();
        }

        @Override
        public void close() {
            sequencer.close();
        }
    }

    /** What somebody with the superuser's password can do. */
    void tamper(String statement) {
        sql.execute("set session_replication_role = replica; " + statement + "; set session_replication_role = default");
    }

    static Path folder() {
        try {
            return Files.createTempDirectory("ledger");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
