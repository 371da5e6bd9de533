package luoshu.data.gateway.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SessionQueries {

    private final JdbcClient jdbc;

    SessionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As it is written down; its secret is not. */
    record Row(String key, Instant opened, Instant until, @Nullable Instant ended) {
    }

    Optional<Row> find(String id) {
        return jdbc.sql("select key, opened_at, until, ended_at from gateway.session where id = :id").param("id", id).query((row, _) -> {
            Timestamp ended = row.getTimestamp("ended_at");
            return new Row(row.getString("key"), row.getTimestamp("opened_at").toInstant(), row.getTimestamp("until").toInstant(), ended == null ? null : ended.toInstant());
        }).optional();
    }

    int openedSince(String key, Instant since) {
        return jdbc.sql("select count(*) from gateway.session where key = :key and opened_at > :since").param("key", key).param("since", Timestamp.from(since)).query(Integer.class).single();
    }

    /** @return false if this nonce of the key opened a session before */
    boolean insert(String id, Question question, Instant opened, Instant until) {
        return jdbc.sql("""
                insert into gateway.session (id, key, nonce, opened_at, until, question, signature) values (:id, :key, :nonce, :opened, :until, :question, :signature) on conflict (key, nonce) do nothing
                """).param("id", id).param("key", question.key()).param("nonce", question.nonce()).param("opened", Timestamp.from(opened)).param("until", Timestamp.from(until)).param("question", question.digest())
                .param("signature", question.signature()).update() == 1;
    }

    /** @return false if no session of the key is open under this id */
    boolean end(String id, String key, Instant at) {
        return jdbc.sql("update gateway.session set ended_at = :at where id = :id and key = :key and ended_at is null").param("id", id).param("key", key).param("at", Timestamp.from(at)).update() == 1;
    }
}
