package luoshu.data.sources.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.zaxxer.hikari.HikariDataSource;
import luoshu.kernel.database.DataFolder;
import luoshu.testing.SharedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A driver that lies in the folder of drivers, against a real server: PostgreSQL's own, as if it were foreign. */
class SourceDriversTest {

    @Test
    void a_driver_from_the_folder_connects_and_is_not_the_platforms(@TempDir Path folder) throws Exception {
        SourceSettings settings = new SourceSettings(null, folder, Duration.ofSeconds(15), Duration.ofSeconds(20), Duration.ofSeconds(20), 10, 10, 10, Duration.ofMinutes(5), 4);
        SourceDrivers drivers = new SourceDrivers(settings, new DataFolder(folder));
        SourceKind foreign = foreign();
        assertThat(drivers.has(foreign)).isFalse();
        Path jars = Files.createDirectories(folder.resolve("foreign"));
        Files.copy(shippedJar(), jars.resolve("driver.jar"));
        assertThat(drivers.has(foreign)).as("found without a restart").isTrue();
        assertThat(drivers.driver(foreign).getClass().getName()).isEqualTo("org.postgresql.Driver");
        assertThat(drivers.driver(foreign)).isNotInstanceOf(org.postgresql.Driver.class);
        try (HikariDataSource database = SharedPostgres.database("sources_foreign")) {
            SourceSecrets secrets = new SourceSecrets("", new DataFolder(folder));
            SourceConnections connections = new SourceConnections(new SourceHosts(List.of("127.0.0.0/8")), new OwnDatabase(database, true), drivers, secrets, settings);
            UUID id = UUID.randomUUID();
            int port = Integer.parseInt(database.getJdbcUrl().replaceAll(".*:([0-9]+)/.*", "$1"));
            SourceFile source = new SourceFile(id, "o", "o", "d", "r", "n", foreign.code(), "127.0.0.1", port, "sources_foreign", null, "luoshu", secrets.seal(id, database.getPassword()), false, false, 1, null, Instant.EPOCH, "");
            String product = connections.ask(source, foreign, connection -> connection.getMetaData().getDatabaseProductName());
            assertThat(product).isEqualTo("PostgreSQL");
            boolean writes = connections.ask(source, foreign, connection -> {
                try {
                    connection.createStatement().execute("create table t (id integer)");
                    return true;
                } catch (SQLException onlyReads) {
                    assertThat(onlyReads.getSQLState()).isEqualTo("25006");
                    return false;
                }
            });
            assertThat(writes).isFalse();
        }
    }

    private static SourceKind foreign() {
        SourceKind known = new SourceKinds().find("POSTGRESQL").orElseThrow();
        return new SourceKind("FOREIGN", known.name(), known.driver(), false, known.port(), known.url(), known.properties(), known.encrypted(), known.plain(), known.schemas(), known.session(), known.moving(), known.following(), known.test(), known.quote(),
                known.relations(), known.sample(), known.large(), known.value(), known.rows(), known.outcomes());
    }

    private static Path shippedJar() throws URISyntaxException {
        return Path.of(org.postgresql.Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
