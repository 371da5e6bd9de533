package luoshu.trust.messages.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import luoshu.trust.messages.Message;
import luoshu.trust.messages.OutboxMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
public class OutboxQueries {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OutboxQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public void add(List<Message> messages, Function<Message, String> state, Instant now) {
        record Row(Message.Channel channel, String recipient, String template, String body, boolean secret, String state, Instant expiresAt) {
        }
        List<Row> rows = messages.stream().map(message -> new Row(message.channel(), message.recipient(), message.template(), message.body(), message.secret(), state.apply(message),
                now.plus(message.life()))).toList();
        jdbc.sql("""
                insert into messages.outbox (at, channel, recipient, template, body, secret, state, expires_at)
                select :now, m.channel, m.recipient, m.template, m.body, m.secret, m.state, m."expiresAt"
                from jsonb_to_recordset(:messages::jsonb) as m(channel text, recipient text, template text, body text, secret boolean, state text, "expiresAt" timestamptz)
                """).param("messages", json.writeValueAsString(rows)).param("now", Timestamp.from(now)).update();
    }

    public List<OutboxMessage> recent(Instant now, int limit) {
        return jdbc.sql("""
                select id, at, channel, recipient, template, body, state, expires_at
                from messages.outbox where expires_at > :now order by at desc, id desc limit :limit
                """)
                .param("now", Timestamp.from(now)).param("limit", limit)
                .query((row, _) -> message(row)).list();
    }

    private static OutboxMessage message(ResultSet row) throws SQLException {
        return new OutboxMessage(row.getObject("id", UUID.class), row.getTimestamp("at").toInstant(), Message.Channel.valueOf(row.getString("channel")), row.getString("recipient"),
                row.getString("template"), row.getString("body"), row.getString("state"), row.getTimestamp("expires_at").toInstant());
    }

    /** Takes one waiting message for delivery; others skip it until the transaction ends. */
    public Optional<Waiting> take(Instant now) {
        return jdbc.sql("""
                select id, at, channel, recipient, template, body, state, expires_at, attempts
                from messages.outbox where state = 'WAITING' and expires_at > :now and (retry_at is null or retry_at <= :now)
                order by retry_at nulls first, id limit 1 for update skip locked
                """)
                .param("now", Timestamp.from(now)).query((row, _) -> new Waiting(message(row), row.getInt("attempts"))).optional();
    }

    public record Waiting(OutboxMessage message, int attempts) {
    }

    public void sent(UUID id) {
        jdbc.sql("update messages.outbox set state = 'SENT', attempts = attempts + 1, failure = null where id = :id").param("id", id).update();
    }

    /** {@code retryAt} null: given up. */
    public void failed(UUID id, String failure, @Nullable Instant retryAt) {
        jdbc.sql("update messages.outbox set state = case when :retryAt::timestamptz is null then 'FAILED' else state end, attempts = attempts + 1, failure = :failure, retry_at = :retryAt where id = :id")
                .param("id", id).param("failure", failure).param("retryAt", retryAt == null ? null : Timestamp.from(retryAt)).update();
    }

    public int forget(Instant now) {
        return jdbc.sql("delete from messages.outbox where expires_at < :now").param("now", Timestamp.from(now)).update();
    }
}
