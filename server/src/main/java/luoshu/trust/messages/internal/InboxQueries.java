package luoshu.trust.messages.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.texts.Text;
import luoshu.trust.messages.InboxMessage;
import luoshu.trust.messages.Notice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
public class InboxQueries {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    InboxQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @return the keys that went in, for one recipient at least */
    public Set<String> add(List<Notice> notices, Function<Notice, MessageTemplates.Filled> words, Instant now) {
        record Row(String key, String recipient, String template, Text title, Text body, @Nullable String caseNumber) {
        }
        List<Row> rows = notices.stream().map(notice -> {
            MessageTemplates.Filled filled = words.apply(notice);
            return new Row(notice.key(), notice.recipient().value(), notice.template(), filled.title(), filled.body(), notice.caseNumber());
        }).toList();
        return Set.copyOf(jdbc.sql("""
                insert into messages.inbox (key, recipient, template, title, body, case_number, at)
                select n.key, n.recipient, n.template, n.title, n.body, n."caseNumber", :now
                from jsonb_to_recordset(:notices::jsonb) as n(key text, recipient text, template text, title jsonb, body jsonb, "caseNumber" text)
                on conflict on constraint inbox_once do nothing returning key
                """).param("notices", json.writeValueAsString(rows)).param("now", Timestamp.from(now)).query(String.class).list());
    }

    public void omit(String key, String channel, @Nullable String caseNumber, String reason, Instant now) {
        jdbc.sql("insert into messages.omission (key, channel, case_number, reason, at) values (:key, :channel, :case, :reason, :now) on conflict on constraint omission_once do nothing")
                .param("key", key).param("channel", channel).param("case", caseNumber).param("reason", reason).param("now", Timestamp.from(now)).update();
    }

    public int unread(Mailbox mailbox) {
        return mailbox.recipients().isEmpty() ? 0 : jdbc.sql("select count(*) from (select 1 from messages.inbox where " + Mailbox.MINE + " and read_at is null limit 100) counted")
                .params(mailbox.params()).query(Integer.class).single();
    }

    public Page<InboxMessage> page(Mailbox mailbox, boolean english, PageRequest page) {
        String language = english ? "en" : "zh";
        List<InboxMessage> items = jdbc.sql("select id, at, title ->> :language as title, body ->> :language as body, case_number, read_at is not null as read from messages.inbox where "
                        + Mailbox.MINE + " order by id desc limit :size offset :offset")
                .param("language", language).params(mailbox.params()).param("size", page.size()).param("offset", page.offset())
                .query((row, n) -> new InboxMessage(row.getObject("id", UUID.class), row.getTimestamp("at").toInstant(), row.getString("title"), row.getString("body"),
                        row.getString("case_number"), row.getBoolean("read"))).list();
        int total = jdbc.sql("select count(*) from (select 1 from messages.inbox where " + Mailbox.MINE + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(mailbox.params())
                .query(Integer.class).single();
        return new Page<>(items, total, page.page(), page.size());
    }

    /** Somebody else's ids change nothing. */
    public int markRead(Mailbox mailbox, Collection<UUID> ids, String subject, Instant now) {
        return jdbc.sql("update messages.inbox set read_at = :now, read_by = :by where id in (:ids) and " + Mailbox.MINE + " and read_at is null")
                .param("ids", ids).params(mailbox.params()).param("by", subject).param("now", Timestamp.from(now)).update();
    }

    public int forget(Instant before) {
        Timestamp cut = Timestamp.from(before);
        return jdbc.sql("delete from messages.inbox where at < :cut").param("cut", cut).update() + jdbc.sql("delete from messages.omission where at < :cut").param("cut", cut).update();
    }
}
