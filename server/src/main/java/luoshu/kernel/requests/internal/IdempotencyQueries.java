package luoshu.kernel.requests.internal;

import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class IdempotencyQueries {

    record Stored(String digest, String answer) {
    }

    private final JdbcClient jdbc;

    IdempotencyQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void store(UUID key, String subject, String digest, String answer) {
        jdbc.sql("insert into requests.idempotency (key, subject, digest, answer) values (:key, :subject, :digest, :answer)")
                .param("key", key).param("subject", subject).param("digest", digest).param("answer", answer).update();
    }

    Optional<Stored> find(UUID key, String subject) {
        return jdbc.sql("select digest, answer from requests.idempotency where key = :key and subject = :subject")
                .param("key", key).param("subject", subject).query(Stored.class).optional();
    }
}
