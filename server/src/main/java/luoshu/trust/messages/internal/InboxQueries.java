package luoshu.trust.messages.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import luoshu.kernel.access.Subject;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.texts.Text;
import luoshu.trust.messages.InboxMessage;
import luoshu.trust.messages.Notice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
public class InboxQueries {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    InboxQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** {@code spread}: goes out by other ways afterwards. */
    public record Filled(Text title, Text body, int version, boolean spread) {
    }

    /** @return the keys that went in, for one recipient at least */
    public Set<String> add(List<Notice> notices, Function<Notice, Filled> words, Instant now) {
        record Row(String key, String recipient, String template, int version, Text title, Text body, Map<String, String> variables, @Nullable String caseNumber, boolean spread,
                   @Nullable Subject sender) {
        }
        List<Row> rows = notices.stream().map(notice -> {
            Filled filled = words.apply(notice);
            return new Row(notice.key(), notice.recipient().value(), notice.template(), filled.version, filled.title, filled.body, filled.spread ? notice.variables() : Map.of(),
                    notice.caseNumber(), filled.spread, notice.sender());
        }).toList();
        return Set.copyOf(jdbc.sql("""
                insert into messages.inbox (key, recipient, template, version, title, body, variables, case_number, spread, organ, duty, region, confidentiality, at)
                select n.key, n.recipient, n.template, n.version, n.title, n.body, n.variables, n."caseNumber", n.spread, n.sender ->> 'organ', n.sender ->> 'duty', n.sender ->> 'region',
                       coalesce((n.sender ->> 'confidentiality')::integer, 0), :now
                from jsonb_to_recordset(:notices::jsonb) as n(key text, recipient text, template text, version integer, title jsonb, body jsonb, variables jsonb, "caseNumber" text,
                       spread boolean, sender jsonb)
                on conflict on constraint inbox_once do nothing returning key
                """).param("notices", json.writeValueAsString(rows)).param("now", Timestamp.from(now)).query(String.class).list());
    }

    record Unspread(UUID id, String key, String recipient, String template, int version, Map<String, String> variables, @Nullable String caseNumber, @Nullable Subject sender) {
    }

    /** Notices whose other ways are still to be chosen; they stay locked until the transaction ends. */
    List<Unspread> takeUnspread(int limit) {
        return jdbc.sql("""
                select id, key, recipient, template, version, variables::text as variables, case_number, organ, duty, region, confidentiality
                from messages.inbox where spread order by id limit :limit for update skip locked
                """).param("limit", limit).query((row, n) -> new Unspread(row.getObject("id", UUID.class), row.getString("key"), row.getString("recipient"), row.getString("template"),
                row.getInt("version"), json.readValue(row.getString("variables"), new TypeReference<Map<String, String>>() {
                }), row.getString("case_number"), row.getString("organ") == null ? null
                        : new Subject(row.getString("organ"), row.getString("duty"), row.getString("region"), row.getInt("confidentiality")))).list();
    }

    /** The values stay out of the inbox when they have done their work. */
    void spread(Collection<UUID> ids) {
        jdbc.sql("update messages.inbox set spread = false, variables = '{}' where id = any(:ids)").param("ids", ids.toArray(UUID[]::new)).update();
    }

    record Omission(String key, String channel, @Nullable String caseNumber, String reason) {
    }

    void omit(List<Omission> omissions, Instant now) {
        jdbc.sql("""
                insert into messages.omission (key, channel, case_number, reason, at)
                select o.key, o.channel, o."caseNumber", o.reason, :now from jsonb_to_recordset(:omissions::jsonb) as o(key text, channel text, "caseNumber" text, reason text)
                on conflict on constraint omission_once do nothing
                """).param("omissions", json.writeValueAsString(omissions)).param("now", Timestamp.from(now)).update();
    }

    public int unread(Mailbox mailbox) {
        return mailbox.recipients().isEmpty() ? 0 : jdbc.sql("select count(*) from (select 1 from messages.inbox where " + Mailbox.MINE + " and read_at is null limit 100) counted")
                .params(mailbox.params()).query(Integer.class).single();
    }

    /** @param templates only those; null: all
     *  @param kind of a template */
    public Page<InboxMessage> page(Mailbox mailbox, boolean english, boolean unreadOnly, @Nullable List<String> templates, Function<String, String> kind, PageRequest page) {
        String language = english ? "en" : "zh";
        String where = Mailbox.MINE + (unreadOnly ? " and read_at is null" : "") + (templates == null ? "" : " and template = any(:templates)");
        Map<String, Object> filter = templates == null ? Map.of() : Map.of("templates", templates.toArray(String[]::new));
        List<InboxMessage> items = jdbc.sql("select id, at, template, title ->> :language as title, body ->> :language as body, case_number, read_at is not null as read from messages.inbox where "
                        + where + " order by id desc limit :size offset :offset")
                .param("language", language).params(mailbox.params()).params(filter).param("size", page.size()).param("offset", page.offset())
                .query((row, n) -> new InboxMessage(row.getObject("id", UUID.class), row.getTimestamp("at").toInstant(), row.getString("title"), row.getString("body"),
                        row.getString("case_number"), kind.apply(row.getString("template")), row.getBoolean("read"))).list();
        int total = jdbc.sql("select count(*) from (select 1 from messages.inbox where " + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(mailbox.params()).params(filter)
                .query(Integer.class).single();
        return new Page<>(items, total, page.page(), page.size());
    }

    /** Somebody else's ids change nothing. */
    public int markRead(Mailbox mailbox, Collection<UUID> ids, String subject, Instant now) {
        return jdbc.sql("update messages.inbox set read_at = :now, read_by = :by where id in (:ids) and " + Mailbox.MINE + " and read_at is null")
                .param("ids", ids).params(mailbox.params()).param("by", subject).param("now", Timestamp.from(now)).update();
    }

    /** Everything unread. @return how many, at most 10 000 at a time */
    public int markAllRead(Mailbox mailbox, String subject, Instant now) {
        return jdbc.sql("update messages.inbox set read_at = :now, read_by = :by where id in (select id from messages.inbox where " + Mailbox.MINE + " and read_at is null limit 10000)")
                .params(mailbox.params()).param("by", subject).param("now", Timestamp.from(now)).update();
    }

    public int forget(Instant before) {
        Timestamp cut = Timestamp.from(before);
        return jdbc.sql("delete from messages.inbox where at < :cut").param("cut", cut).update() + jdbc.sql("delete from messages.omission where at < :cut").param("cut", cut).update();
    }
}
