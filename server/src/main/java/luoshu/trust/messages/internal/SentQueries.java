package luoshu.trust.messages.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Scope;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.messages.Message;
import luoshu.trust.messages.MessageQueue;
import luoshu.trust.messages.SentMessage;
import luoshu.trust.messages.internal.applications.Addresses;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What an organ sent, in the inbox and outside. */
@Repository
class SentQueries {

    private final JdbcClient jdbc;

    SentQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String all(Scope scope) {
        return """
                (select o.id, o.at, o.channel, o.recipient, o.template, o.version, o.case_number, (select a.name from messages.application a where a.id = o.application) as application,
                        o.state, o.attempts, o.sent_at, o.receipt_at as ended, case when o.state = 'WAITING' then o.retry_at end as due, o.quiet, o.failure
                 from messages.outbox o where not o.secret and %s
                 union all
                 select i.id, i.at, 'IN_APP', '', i.template, i.version, i.case_number, null, case when i.read_at is null then 'SENT' else 'READ' end, 0, i.at, i.read_at, null, false, null
                 from messages.inbox i where %s) sent
                """.formatted(scope.predicate("o.organ", "o.duty", "o.region", "o.confidentiality", "s").sql(), scope.predicate("i.organ", "i.duty", "i.region", "i.confidentiality", "s").sql());
    }

    private static Scope.Predicate reach(Scope scope) {
        return scope.predicate("organ", "duty", "region", "confidentiality", "s");
    }

    Page<SentMessage> page(Scope scope, Message.@Nullable Channel channel, @Nullable String state, @Nullable String q, PageRequest page) {
        Scope.Predicate reach = reach(scope);
        Map<String, Object> params = new HashMap<>(reach.params());
        StringBuilder where = new StringBuilder("true");
        if (channel != null) {
            where.append(" and channel = :channel");
            params.put("channel", channel.name());
        }
        if (state != null && !state.isBlank()) {
            where.append(" and state = :state");
            params.put("state", state.strip());
        }
        if (q != null && !q.isBlank()) {
            where.append(" and (case_number = :q or template = :q or recipient = :q or application = :q)");
            params.put("q", q.strip());
        }
        String from = " from " + all(scope) + " where " + where;
        List<SentMessage> items = jdbc.sql("select *" + from + " order by at desc, id desc limit :size offset :offset").params(params).param("size", page.size()).param("offset", page.offset())
                .query(SentQueries::row).list();
        int total = jdbc.sql("select count(*) from (select 1" + from + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        return new Page<>(items, total, page.page(), page.size());
    }

    MessageQueue queue(Scope scope) {
        Scope.Predicate reach = reach(scope);
        return new MessageQueue(jdbc.sql("select channel, state, count(*) as n, count(*) filter (where quiet) as quiet, min(at) as oldest from messages.outbox where " + reach.sql()
                + " and state in ('WAITING', 'FAILED', 'HELD') and not secret group by channel, state order by channel, state").params(reach.params())
                .query((row, n) -> new MessageQueue.Line(Message.Channel.valueOf(row.getString("channel")), row.getString("state"), row.getInt("n"), row.getInt("quiet"),
                        instant(row, "oldest"))).list());
    }

    /** A message that was given up goes again, from the first try. False when it is none of ours, or is not given up. */
    boolean again(Scope scope, UUID id, Instant now) {
        Scope.Predicate reach = reach(scope);
        return jdbc.sql("update messages.outbox set state = 'WAITING', attempts = 0, retry_at = :now, receipt = null, receipt_at = null where id = :id and state = 'FAILED' and expires_at > :now"
                + " and not secret and failure is distinct from 'UNSUBSCRIBED' and " + reach.sql()).param("id", id).param("now", Timestamp.from(now)).params(reach.params()).update() == 1;
    }

    boolean exists(Scope scope, UUID id) {
        Scope.Predicate reach = reach(scope);
        return jdbc.sql("select 1 from messages.outbox where id = :id and " + reach.sql()).param("id", id).params(reach.params()).query(Integer.class).optional().isPresent();
    }

    private static SentMessage row(ResultSet row, int n) throws SQLException {
        Message.Channel channel = Message.Channel.valueOf(row.getString("channel"));
        Integer version = row.getObject("version", Integer.class);
        return new SentMessage(row.getObject("id", UUID.class), row.getTimestamp("at").toInstant(), channel, Addresses.masked(channel, row.getString("recipient")), row.getString("template"),
                version, row.getString("case_number"), row.getString("application"), row.getString("state"), row.getInt("attempts"), instant(row, "sent_at"),
                instant(row, "ended"), instant(row, "due"), row.getBoolean("quiet"), row.getString("failure"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
