package luoshu.trust.reading.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.files.FileRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ReadingQueries {

    static final int ATTEMPTS = 2;

    record Row(String sha256, String state, @Nullable String failure, List<ReadPage> pages) {
    }

    record Work(String sha256, UUID file, int attempts) {
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReadingQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** True when it is to be read. One that failed for good is tried again for who asks again later than a minute. */
    boolean ask(FileRef file, Instant now) {
        return jdbc.sql("""
                insert into reading.content as c (sha256, file, state, attempts, asked_at) values (:sha256, :file, 'WAITING', 0, :now)
                on conflict (sha256) do update set asked_at = excluded.asked_at, file = case when c.state = 'READ' then c.file else excluded.file end,
                    state = case when c.state = 'FAILED' and c.failed_at < :again then 'WAITING' else c.state end,
                    attempts = case when c.state = 'FAILED' and c.failed_at < :again then 0 else c.attempts end
                returning state
                """).param("sha256", file.sha256()).param("file", file.id()).param("now", Timestamp.from(now)).param("again", Timestamp.from(now.minusSeconds(60)))
                .query(String.class).single().equals("WAITING");
    }

    List<Row> list(Collection<String> digests) {
        return digests.isEmpty() ? List.of() : jdbc.sql("select sha256, state, failure, pages::text as pages from reading.content where sha256 in (:digests)").param("digests", digests)
                .query(this::row).list();
    }

    /** The next that waits, or whose reader died; taken until {@code until}. */
    Optional<Work> take(Instant now, Instant until) {
        return jdbc.sql("""
                update reading.content set state = 'READING', attempts = attempts + 1, taken_until = :until
                where sha256 = (select sha256 from reading.content where state = 'WAITING' or (state = 'READING' and taken_until < :now) order by asked_at limit 1 for update skip locked)
                returning sha256, file, attempts
                """).param("now", Timestamp.from(now)).param("until", Timestamp.from(until))
                .query((row, n) -> new Work(row.getString("sha256"), row.getObject("file", UUID.class), row.getInt("attempts"))).optional();
    }

    void read(String sha256, List<ReadPage> pages, @Nullable List<UUID> pictures) {
        jdbc.sql("update reading.content set state = 'READ', failure = null, failed_at = null, taken_until = null, pages = :pages::jsonb, pictures = :pictures::uuid[] where sha256 = :sha256")
                .param("pages", json.writeValueAsString(pages)).param("pictures", pictures == null ? null : pictures.toArray(UUID[]::new)).param("sha256", sha256).update();
    }

    void failed(Work work, String code, boolean forGood, Instant now) {
        jdbc.sql("update reading.content set state = :state, failure = :code, failed_at = :now, taken_until = null where sha256 = :sha256")
                .param("state", forGood || work.attempts >= ATTEMPTS ? "FAILED" : "WAITING").param("code", code).param("now", Timestamp.from(now)).param("sha256", work.sha256).update();
    }

    /** Pictures of the pages of a PDF; empty for what is a picture itself. */
    List<UUID> pictures(String sha256) {
        return jdbc.sql("select unnest(pictures) from reading.content where sha256 = :sha256 and state = 'READ'").param("sha256", sha256).query(UUID.class).list();
    }

    /** @return for each that went the pictures made of it; at most a thousand at a time */
    List<List<UUID>> removeOld(Instant before) {
        return jdbc.sql("delete from reading.content where sha256 in (select sha256 from reading.content where asked_at < :before limit 1000) returning coalesce(pictures, '{}') as pictures")
                .param("before", Timestamp.from(before)).query((row, n) -> List.of((UUID[]) row.getArray("pictures").getArray())).list();
    }

    private Row row(ResultSet row, int number) throws SQLException {
        String pages = row.getString("pages");
        return new Row(row.getString("sha256"), row.getString("state"), row.getString("failure"), pages == null ? List.of() : json.readValue(pages, new TypeReference<>() {
        }));
    }
}
