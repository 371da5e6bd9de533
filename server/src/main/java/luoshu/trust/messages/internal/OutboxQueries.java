package luoshu.trust.messages.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.trust.messages.Message;
import luoshu.trust.messages.OutboxMessage;
import luoshu.trust.messages.SentNotification;
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

    /** @return their ids, in no order */
    public List<UUID> add(List<Outgoing> messages, Instant now) {
        return jdbc.sql("""
                insert into messages.outbox (at, channel, recipient, template, version, body, secret, state, expires_at, retry_at, quiet, urgent, kind, party, key, case_number,
                    organ, duty, region, confidentiality, application, message_key, reference)
                select :now, m.channel, m.recipient, m.template, m.version, m.body, m.secret, m.state, m."expiresAt", m."dueAt", m.quiet, m.urgent, m.kind, m.party, m.notice, m."caseNumber",
                    m.sender ->> 'organ', m.sender ->> 'duty', m.sender ->> 'region', coalesce((m.sender ->> 'confidentiality')::integer, 0), m.application, m."messageKey", m.reference
                from jsonb_to_recordset(:messages::jsonb) as m(channel text, recipient text, template text, version integer, body text, secret boolean, state text, "expiresAt" timestamptz,
                    "dueAt" timestamptz, quiet boolean, urgent boolean, kind text, party uuid, notice text, "caseNumber" text, sender jsonb, application uuid, "messageKey" uuid, reference text)
                returning id
                """).param("messages", json.writeValueAsString(messages)).param("now", Timestamp.from(now)).query(UUID.class).list();
    }

    /** What a system sent, of its own. */
    public Optional<SentNotification> find(UUID id, UUID application) {
        return jdbc.sql("""
                select id, reference, channel, template, version, body, state, at, case when state = 'WAITING' then retry_at end as not_before, sent_at, receipt_at, failure
                from messages.outbox where id = :id and application = :application and channel <> 'WEBHOOK'
                """).param("id", id).param("application", application).query((row, _) -> new SentNotification(id, row.getString("reference"),
                Message.Channel.valueOf(row.getString("channel")), row.getString("template"), row.getInt("version"), row.getString("body"), row.getString("state"),
                row.getTimestamp("at").toInstant(), instant(row.getTimestamp("not_before")), instant(row.getTimestamp("sent_at")), instant(row.getTimestamp("receipt_at")),
                row.getString("failure"))).optional();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    public List<OutboxMessage> recent(Instant now, int limit) {
        return jdbc.sql("""
                select id, at, channel, recipient, template, body, state, expires_at
                from messages.outbox where expires_at > :now and channel <> 'WEBHOOK' order by at desc, id desc limit :limit
                """)
                .param("now", Timestamp.from(now)).param("limit", limit)
                .query((row, _) -> message(row)).list();
    }

    private static OutboxMessage message(ResultSet row) throws SQLException {
        return new OutboxMessage(row.getObject("id", UUID.class), row.getTimestamp("at").toInstant(), Message.Channel.valueOf(row.getString("channel")), row.getString("recipient"),
                row.getString("template"), row.getString("body"), row.getString("state"), row.getTimestamp("expires_at").toInstant(), null);
    }

    /** Takes one waiting message for delivery; others skip it until the transaction ends. */
    public Optional<Waiting> take(Message.Channel channel, Instant now) {
        return jdbc.sql("""
                select id, at, channel, recipient, template, body, state, expires_at, attempts, urgent, kind, party, key
                from messages.outbox where state = 'WAITING' and channel = :channel and expires_at > :now and coalesce(retry_at, '-infinity'::timestamptz) <= :now
                order by coalesce(retry_at, '-infinity'::timestamptz), id limit 1 for update skip locked
                """)
                .param("channel", channel.name()).param("now", Timestamp.from(now)).query((row, _) -> new Waiting(message(row), row.getInt("attempts"), row.getBoolean("urgent"), row.getString("kind"),
                        row.getObject("party", UUID.class), row.getString("key"))).optional();
    }

    /** {@code notice}: key of the inbox message it repeats outside. */
    public record Waiting(OutboxMessage message, int attempts, boolean urgent, @Nullable String kind, @Nullable UUID party, @Nullable String notice) {
    }

    /** A receipt that came before us counts more. */
    public void sent(UUID id, Instant now) {
        jdbc.sql("""
                update messages.outbox set state = case when state = 'WAITING' then 'SENT' else state end, attempts = attempts + 1, failure = null, quiet = false, sent_at = coalesce(sent_at, :now)
                where id = :id
                """).param("id", id).param("now", Timestamp.from(now)).update();
    }

    /** {@code retryAt} null: given up. */
    public void failed(UUID id, String failure, @Nullable Instant retryAt, boolean quiet) {
        jdbc.sql("""
                update messages.outbox set state = case when :retryAt::timestamptz is null then 'FAILED' else state end, attempts = attempts + 1, failure = :failure, retry_at = :retryAt,
                       quiet = :quiet where id = :id
                """).param("id", id).param("failure", failure).param("retryAt", retryAt == null ? null : Timestamp.from(retryAt)).param("quiet", quiet).update();
    }

    /** Puts a message that quiet hours caught in the queue for the morning; it was not tried. */
    public void hold(UUID id, Instant until) {
        jdbc.sql("update messages.outbox set retry_at = :until, quiet = true where id = :id").param("id", id).param("until", Timestamp.from(until)).update();
    }

    /** The first way failed: the one that was held goes. @return how many */
    public int release(@Nullable String notice, @Nullable UUID party, OpenChannels channels, Instant now) {
        return notice == null || party == null ? 0
                : jdbc.sql("update messages.outbox set state = case channel when 'SMS' then :sms else :email end, retry_at = :now where key = :key and party = :party and state = 'HELD'")
                .param("key", notice).param("party", party).param("sms", channels.state(Message.Channel.SMS)).param("email", channels.state(Message.Channel.EMAIL))
                .param("now", Timestamp.from(now)).update();
    }

    record Received(UUID id, String state, @Nullable String notice, @Nullable UUID party, @Nullable UUID application, @Nullable UUID messageKey, @Nullable String reference) {
    }

    /**
     * Writes a receipt. DELIVERED is the end of it, also of a message we had given up; a failure that comes after it, or again, changes nothing.
     *
     * @return empty when there was nothing to change, or no such message
     */
    Optional<Received> receive(UUID id, String state, @Nullable String why, Instant at) {
        return jdbc.sql("""
                update messages.outbox set state = :state, receipt = coalesce(:why, :state), receipt_at = :at, failure = case when :state = 'FAILED' then :why end, retry_at = null
                where id = :id and (state in ('WAITING', 'SENT') or state = 'FAILED' and :state = 'DELIVERED')
                returning id, state, key, party, application, message_key, reference
                """).param("id", id).param("state", state).param("why", why).param("at", Timestamp.from(at)).query((row, _) -> new Received(id, row.getString("state"), row.getString("key"),
                row.getObject("party", UUID.class), row.getObject("application", UUID.class), row.getObject("message_key", UUID.class), row.getString("reference"))).optional();
    }

    /** It arrived: what was held in case it does not is not needed. */
    void dropHeld(@Nullable String notice, @Nullable UUID party) {
        if (notice != null && party != null) {
            jdbc.sql("delete from messages.outbox where key = :key and party = :party and state = 'HELD'").param("key", notice).param("party", party).update();
        }
    }

    public int forget(Instant now) {
        jdbc.sql("delete from messages.quota where day < :now::date - 400").param("now", Timestamp.from(now)).update();
        return jdbc.sql("delete from messages.outbox where expires_at < :now").param("now", Timestamp.from(now)).update();
    }
}
