package luoshu.trust.ledger.internal;

import java.time.Duration;
import java.util.List;

import luoshu.trust.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Acts with what their holders show. */
@Repository
class ActQueries {

    record Row(byte[] entry, byte[] salt, String content, @Nullable Long place) {
    }

    private static final String ADD = """
            insert into ledger.act (key, subject, entry, salt, content) select * from unnest(:keys::text[], :subjects::text[], :entries::bytea[], :salts::bytea[], :contents::text[])
            on conflict on constraint act_once do nothing
            """;

    private final JdbcClient jdbc;

    ActQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(List<Ledger.Act> acts) {
        List<Leaf> leaves = acts.stream().map(act -> Leaf.of(act.evidence())).toList();
        jdbc.sql(ADD).param("keys", acts.stream().map(Ledger.Act::key).toArray(String[]::new)).param("subjects", acts.stream().map(Ledger.Act::subject).toArray(String[]::new))
                .param("entries", leaves.stream().map(Leaf::entry).toArray(byte[][]::new)).param("salts", leaves.stream().map(Leaf::salt).toArray(byte[][]::new))
                .param("contents", leaves.stream().map(Leaf::content).toArray(String[]::new)).update();
    }

    /** Of the acts without a place; the database's clock on both sides. */
    Duration longestWaiting() {
        return jdbc.sql("select extract(epoch from clock_timestamp() - uuid_extract_timestamp(id)) from ledger.act where place is null order by id limit 1").query(Double.class).optional()
                .map(seconds -> Duration.ofMillis(Math.max(0, Math.round(seconds * 1_000)))).orElse(Duration.ZERO);
    }

    List<Row> of(String subject) {
        return jdbc.sql("select entry, salt, content, place from ledger.act where subject = :subject order by id").param("subject", subject)
                .query((row, n) -> new Row(row.getBytes(1), row.getBytes(2), row.getString(3), row.getObject(4, Long.class))).list();
    }
}
