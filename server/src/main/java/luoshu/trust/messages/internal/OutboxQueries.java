package luoshu.trust.messages.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

import luoshu.trust.messages.Message;
import luoshu.trust.messages.OutboxMessage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
public class OutboxQueries {

    private final JdbcClient jdbc;

    OutboxQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(Message message, String state, Instant at, Instant expiresAt) {
        jdbc.sql("""
                insert into messages.outbox (at, channel, recipient, template, body, secret, state, expires_at)
                values (:at, :channel, :recipient, :template, :body, :secret, :state, :expiresAt)
                """)
                .param("at", Timestamp.from(at)).param("channel", message.channel().name()).param("recipient", message.recipient())
                .param("template", message.template()).param("body", message.body()).param("secret", message.secret())
                .param("state", state).param("expiresAt", Timestamp.from(expiresAt)).update();
    }

    public List<OutboxMessage> recent(Instant now, int limit) {
        return jdbc.sql("""
                select id, at, channel, recipient, template, body, state, expires_at
                from messages.outbox where expires_at > :now order by at desc, id desc limit :limit
                """)
                .param("now", Timestamp.from(now)).param("limit", limit)
                .query((row, _) -> new OutboxMessage(row.getObject("id", java.util.UUID.class), row.getTimestamp("at").toInstant(),
                        Message.Channel.valueOf(row.getString("channel")), row.getString("recipient"), row.getString("template"), row.getString("body"),
                        row.getString("state"), row.getTimestamp("expires_at").toInstant()))
                .list();
    }

    public int forget(Instant now) {
        return jdbc.sql("delete from messages.outbox where expires_at < :now").param("now", Timestamp.from(now)).update();
    }
}
