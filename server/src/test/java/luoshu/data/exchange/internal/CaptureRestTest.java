package luoshu.data.exchange.internal;

import static luoshu.testing.Actors.official;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.zaxxer.hikari.HikariDataSource;
import luoshu.data.exchange.ExchangeField;
import luoshu.data.exchange.ExchangeFlowDraft;
import luoshu.data.exchange.ExchangeFlows;
import luoshu.data.exchange.ExchangeMode;
import luoshu.data.exchange.ExchangeRemoval;
import luoshu.data.exchange.ExchangeRun;
import luoshu.data.sources.DataSourceDraft;
import luoshu.data.sources.DataSources;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.regions.RegionCode;
import luoshu.testing.ServerTest;
import luoshu.testing.SharedPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

/** What a source keeps for a capture that rests, with a bound that is reached at once. */
@ServerTest
class CaptureRestTest {

    @Autowired FlowQueries flows;
    @Autowired RunQueries runs;
    @Autowired CaptureQueries captures;
    @Autowired FlowTables tables;
    @Autowired ExchangeSecrets secrets;
    @Autowired ExchangeFlows exchange;
    @Autowired DataSources sources;
    @Autowired Organs organs;
    @Autowired Access access;
    @Autowired Audit audit;
    @Autowired Clock clock;
    @Autowired PlatformTransactionManager transactions;

    private static List<String> ask(HikariDataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            List<String> found = new ArrayList<>();
            if (statement.execute(sql)) {
                for (ResultSet row = statement.getResultSet(); row.next(); ) {
                    found.add(row.getString(1));
                }
            }
            return found;
        }
    }

    private UUID source(HikariDataSource database, boolean target) {
        String address = database.getJdbcUrl();
        return sources.create(new DataSourceDraft("库 " + UUID.randomUUID(), "POSTGRESQL", "127.0.0.1", Integer.valueOf(address.replaceAll("jdbc:postgresql://[^:/]*:([0-9]+)/.*", "$1")),
                address.replaceAll(".*/([^/?]*)(\\?.*)?$", "$1"), null, database.getUsername(), database.getPassword(), false, target)).id();
    }

    private ExchangeRun.State state(UUID flow, UUID run) {
        return runs.find(flow, run).orElseThrow().state();
    }

    @Test
    void a_source_that_keeps_too_much_is_relieved_and_the_run_says_so() throws Exception {
        Organ organ = organs.findByDutyAndRegion("ecology", RegionCode.of("411523"), List.of(4)).getFirst();
        Actor.Official officer = official(organ.code().value(), organ.duty(), organ.region().value(), "source.manage", "exchange.manage");
        try (HikariDataSource from = SharedPostgres.database("capture_rest_from"); HikariDataSource to = SharedPostgres.database("capture_rest_to")) {
            ask(from, "create table rest (id integer primary key)");
            ask(to, "create table rest (id integer primary key)");
            UUID[] made = access.as(officer, () -> {
                UUID flow = exchange.create(new ExchangeFlowDraft("捕获 " + UUID.randomUUID(), source(from, false), "rest", source(to, true), "rest", ExchangeMode.CAPTURE, List.of("id"), null, false, ExchangeRemoval.APPLY,
                        List.of(new ExchangeField("id", "id", false, null, null, null, null, null, List.of())), null, null)).id();
                assertThat(exchange.check(flow).findings()).isEmpty();
                return new UUID[] {flow, exchange.start(flow, false).id()};
            });
            String slot = new CaptureSlot(made[0]).name();
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !ask(from, "select 1 from pg_replication_slots where active and slot_name = '" + slot + "'").isEmpty());
            access.as(officer, () -> exchange.pause(made[0], made[1]));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> state(made[0], made[1]) == ExchangeRun.State.PAUSED);
            ask(from, "create table noise as select repeat(md5(i::text), 20) from generate_series(1, 20000) i");
            ExchangeSettings narrow = new ExchangeSettings(20_000, 10_000, Duration.ofMinutes(15), 16, 0, 1);
            CaptureRuns keeper = new CaptureRuns(flows, runs, captures, tables, secrets, narrow, access, audit, clock, transactions);
            access.asPlatform("test", () -> {
                keeper.lookAfter(flows.find(made[0]).orElseThrow(), new CaptureQueries.Kept(made[1], made[0], false));
                return true;
            });
            ExchangeRun run = runs.find(made[0], made[1]).orElseThrow();
            assertThat(run.state() + " " + run.code()).isEqualTo("STOPPED wal-bound");
            assertThat(run.message()).contains("超过上限 1 MB").contains("复制槽已经删除");
            assertThat(ask(from, "select slot_name from pg_replication_slots where slot_name = '" + slot + "'")).isEmpty();
            assertThat(captures.kept(1_000)).extracting(CaptureQueries.Kept::run).doesNotContain(made[1]);
        }
    }
}
