package luoshu.data.sources.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.zaxxer.hikari.HikariDataSource;
import luoshu.data.sources.DataSourceDraft;
import luoshu.data.sources.SourceOutcome;
import luoshu.data.sources.SourceUnavailable;
import luoshu.kernel.database.DataFolder;
import luoshu.kernel.problems.Invalid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a connection may lead: addresses are made here from parts, and nothing a person writes is a parameter. */
class SourceAddressTest {

    private final SourceKinds kinds = new SourceKinds();

    private static DataSourceDraft draft(String host, String database, @Nullable String password) {
        return new DataSourceDraft("人口库", "POSTGRESQL", host, 5432, database, null, "reader", password, false, null);
    }

    private static SourceFile kept(DataSourceDraft draft) {
        return new SourceFile(UUID.randomUUID(), "o", "o", "d", "r", "人口库", "POSTGRESQL", draft.host(), 5432, String.valueOf(draft.database()), null, "reader", new byte[0], false, false, 1, null, Instant.EPOCH, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"db?socketFactory=x", "db&x=1", "db;x=1", "../db", "db/x", "db#x", "db%3Fx", "d b", "", "-db", "db\n"})
    void no_parameter_comes_with_the_name_of_a_database(String database) {
        if (database.equals("db\n")) {
            assertThat(SourceBounds.check(draft("127.0.0.1", database, "x"), kinds, null).database()).isEqualTo("db");
        } else {
            assertThatThrownBy(() -> SourceBounds.check(draft("127.0.0.1", database, "x"), kinds, null)).asInstanceOf(type(Invalid.class)).extracting(one -> one.errors().getFirst().pointer()).isEqualTo("/database");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:80", "h/x?y", "h,other", "user@h", "[::1]", "h h", "h;x", "-h", "(h)"})
    void a_host_is_a_name_or_an_address(String host) {
        assertThatThrownBy(() -> SourceBounds.check(draft(host, "db", "x"), kinds, null)).asInstanceOf(type(Invalid.class)).extracting(one -> one.errors().getFirst().pointer()).isEqualTo("/host");
    }

    @Test
    void every_kind_makes_its_address_from_the_parts() {
        assertThat(kinds.find("POSTGRESQL").orElseThrow().url("[::1]", 5432, "db")).isEqualTo("jdbc:postgresql://[::1]:5432/db");
        assertThat(kinds.find("SQLSERVER").orElseThrow().url("10.0.0.1", 1433, "db")).isEqualTo("jdbc:sqlserver://10.0.0.1:1433;databaseName=db");
        assertThat(kinds.find("MARIADB").orElseThrow().properties(false, List.of())).containsEntry("allowLocalInfile", "false").containsEntry("sslMode", "disable");
        assertThat(kinds.list()).extracting(SourceKind::code).contains("MYSQL", "ORACLE", "DM", "KINGBASE");
    }

    @Test
    void names_from_a_database_are_quoted_before_they_are_asked_for() {
        SourceKind kind = kinds.find("POSTGRESQL").orElseThrow();
        assertThat(kind.sampling(Optional.of("pub\"lic"), "t\"; drop table x; --", List.of(new SourceKind.Sampled("a\"b", true), new SourceKind.Sampled("n", false)), 1000, null))
                .isEqualTo("select left(\"a\"\"b\"::text, 400), \"n\" from \"pub\"\"lic\".\"t\"\"; drop table x; --\" limit 1000");
        assertThat(kind.sampling(Optional.of("s"), "t", List.of(new SourceKind.Sampled("n", false)), 1000, 2_000_000L)).isEqualTo("select \"n\" from \"s\".\"t\" tablesample system (0.100000) limit 1000");
        assertThat(kinds.find("SQLSERVER").orElseThrow().quoted("a]b")).isEqualTo("[a]]b]");
    }

    @Test
    void a_password_goes_to_another_server_only_if_somebody_writes_it_anew() {
        SourceFile before = kept(draft("127.0.0.1", "db", "x"));
        assertThat(SourceBounds.check(draft("127.0.0.1", "other", null), kinds, before).password()).isNull();
        assertThatThrownBy(() -> SourceBounds.check(draft("127.0.0.2", "db", null), kinds, before)).asInstanceOf(type(Invalid.class)).extracting(one -> one.errors().getFirst().code()).isEqualTo("password-anew");
        assertThat(draft("h", "db", "geheim").toString()).doesNotContain("geheim");
    }

    @Test
    void hosts_are_bounded_and_a_name_for_this_machine_is_no_way_in() {
        assertThat(new SourceHosts(List.of("127.0.0.0/8", "::1")).resolve("127.8.9.1").getHostAddress()).isEqualTo("127.8.9.1");
        assertThat(outcome(List.of("10.0.0.0/9"), "10.128.0.1")).isEqualTo(SourceOutcome.HOST_NOT_ALLOWED);
        assertThat(new SourceHosts(List.of("10.0.0.0/9")).resolve("10.127.255.254")).isNotNull();
        assertThat(outcome(List.of(), "127.0.0.1")).isEqualTo(SourceOutcome.NO_HOSTS);
        assertThat(outcome(List.of("localhost"), "localhost")).isEqualTo(SourceOutcome.HOST_NOT_ALLOWED);
        assertThat(outcome(List.of("*.db.example.cn"), "db.example.cn")).isEqualTo(SourceOutcome.HOST_NOT_ALLOWED);
        assertThat(outcome(List.of("127.0.0.0/8"), "169.254.169.254")).isEqualTo(SourceOutcome.HOST_NOT_ALLOWED);
        assertThat(outcome(List.of("127.0.0.0/8"), "2130706433.invalid")).isEqualTo(SourceOutcome.UNKNOWN_HOST);
        assertThatThrownBy(() -> new SourceHosts(List.of("http://x"))).isInstanceOf(IllegalStateException.class);
    }

    private static SourceOutcome outcome(List<String> allowed, String host) {
        try {
            new SourceHosts(allowed).resolve(host);
            return SourceOutcome.CONNECTED;
        } catch (SourceUnavailable refused) {
            return refused.outcome();
        }
    }

    @Test
    void the_own_database_is_known_by_address_port_and_name() throws IOException {
        InetAddress here = InetAddress.getByName("127.0.0.1");
        assertThat(OwnDatabase.is("jdbc:postgresql://127.0.0.1:5433/luoshu?x=1", here, 5433, "luoshu")).isTrue();
        assertThat(OwnDatabase.is("jdbc:postgresql://localhost/luoshu", InetAddress.getByName("127.9.9.9"), 5432, "luoshu")).isTrue();
        assertThat(OwnDatabase.is("jdbc:postgresql://127.0.0.1:5433/luoshu", here, 5433, "other")).isFalse();
        assertThat(OwnDatabase.is("jdbc:postgresql://10.0.0.1/luoshu", here, 5432, "luoshu")).isFalse();
    }

    @Test
    void a_server_that_says_nothing_is_left_in_time(@TempDir Path folder) throws IOException {
        SourceSettings settings = new SourceSettings(null, null, Duration.ofMillis(800), Duration.ofSeconds(1), Duration.ofSeconds(1), 10, 10, 10, Duration.ofMinutes(5), 4);
        SourceSecrets secrets = new SourceSecrets("", new DataFolder(folder));
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1")); HikariDataSource none = new HikariDataSource()) {
            SourceConnections connections = new SourceConnections(new SourceHosts(List.of("127.0.0.0/8")), new OwnDatabase(none, true), new SourceDrivers(settings, new DataFolder(folder)), secrets, settings);
            SourceFile file = source(secrets, silent.getLocalPort());
            assertThatThrownBy(() -> connections.ask(file, kinds.find("POSTGRESQL").orElseThrow(), _ -> true)).asInstanceOf(type(SourceUnavailable.class)).extracting(SourceUnavailable::outcome).isEqualTo(SourceOutcome.TIMEOUT);
            assertThatThrownBy(() -> connections.ask(file, kinds.find("MYSQL").orElseThrow(), _ -> true)).asInstanceOf(type(SourceUnavailable.class)).extracting(SourceUnavailable::outcome).isEqualTo(SourceOutcome.DRIVER_MISSING);
            Files.createDirectories(folder.resolve("drivers/mysql"));
            Files.writeString(folder.resolve("drivers/mysql/not-a-driver.jar"), "");
            assertThatThrownBy(() -> connections.ask(file, kinds.find("MYSQL").orElseThrow(), _ -> true)).asInstanceOf(type(SourceUnavailable.class)).extracting(SourceUnavailable::outcome).isEqualTo(SourceOutcome.DRIVER_MISSING);
        }
    }

    private static SourceFile source(SourceSecrets secrets, int port) {
        UUID id = UUID.randomUUID();
        return new SourceFile(id, "o", "o", "d", "r", "n", "POSTGRESQL", "127.0.0.1", port, "db", null, "reader", secrets.seal(id, "x"), false, false, 1, null, Instant.EPOCH, "");
    }

    @Test
    void a_password_opens_for_its_own_source_only(@TempDir Path folder) {
        SourceSecrets secrets = new SourceSecrets("", new DataFolder(folder));
        UUID id = UUID.randomUUID();
        byte[] sealed = secrets.seal(id, "口令");
        assertThat(secrets.open(id, sealed)).isEqualTo("口令");
        assertThatThrownBy(() -> secrets.open(UUID.randomUUID(), sealed)).isInstanceOf(IllegalStateException.class);
    }
}
