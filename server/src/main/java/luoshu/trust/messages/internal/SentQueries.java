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

    private static final String OUTSIDE = """
            select o.id, o.at, o.channel, o.recipient, o.template, o.version, o.case_number, (select a.name from messages.application a where a.id = o.application) as application,
                   o.state, o.attempts, o.sent_at, o.receipt_at as ended, case when o.state = 'WAITING' then o.retry_at end as due, o.quiet, o.failure
            from messages.outbox o where not o.secret and\s""";
    private static final String INSIDE = """
            select i.id, i.at, 'IN_APP', '', i.template, i.version, i.case_number, null, case when i.read_at is null then 'SENT' else 'READ' end, 0, i.at, i.read_at, null::timestamptz, false, null
            from messages.inbox i where\s""";
    private final JdbcClient jdbc;

    SentQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Scope.Predicate reach(Scope scope) {
        return scope.predicate("organ", "duty", "region", "confidentiality", "s");
    }

    /** Each box gives its newest by its own index; no more rows than the page ends with come together. */
    Page<SentMessage> page(Scope scope, Message.@Nullable Channel channel, @Nullable String state, @Nullable String q, PageRequest page) {
        Map<String, Object> params = new HashMap<>(reach(scope).params());
        StringBuilder outside = new StringBuilder(OUTSIDE).append(scope.predicate("o.organ", "o.duty", "o.region", "o.confidentiality", "s").sql());
        StringBuilder inside = new StringBuilder(INSIDE).append(scope.predicate("i.organ", "i.duty", "i.region", "i.confidentiality", "s").sql());
        if (channel != null) {
            outside.append(" and o.channel = :channel");
            inside.append(" and :channel = 'IN_APP'");
            params.put("channel", channel.name());
        }
        if (state != null && !state.isBlank()) {
            outside.append(" and o.state = :state");
            inside.append(" and case when i.read_at is null then 'SENT' else 'READ' end = :state");
            params.put("state", state.strip());
        }
        if (q != null && !q.isBlank()) {
            outside.append(" and (o.case_number = :q or o.template = :q or o.recipient = :q or o.application in (select id from messages.application where name = :q))");
            inside.append(" and (i.case_number = :q or i.template = :q)");
            params.put("q", q.strip());
        }
        String newest = " order by id desc limit :most";
        List<SentMessage> items = jdbc.sql("select * from ((" + outside + newest + ") union all (" + inside + newest + ")) sent order by id desc limit :size offset :offset").params(params)
                .param("most", page.offset() + page.size()).param("size", page.size()).param("offset", page.offset()).query(SentQueries::row).list();
        int total = jdbc.sql("select count(*) from (select 1 from (" + outside + " union all " + inside + ") sent limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params)
                .query(Integer.class).single();
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
