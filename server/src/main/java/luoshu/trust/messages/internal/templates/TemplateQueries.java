package luoshu.trust.messages.internal.templates;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import luoshu.trust.messages.TemplateContent;
import luoshu.trust.signing.Sm3;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Repository
public class TemplateQueries {

    public record Row(String key, int version, String origin, String state, TemplateContent content, @Nullable String note, Instant madeAt, String maker, @Nullable Instant publishedAt,
                      @Nullable String publisher) {
    }

    private static final String SELECT = "select key, version, origin, state, content::text as content, note, made_at, maker, published_at, publisher from messages.template_version ";
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final JsonMapper steady;
    private final Clock clock;

    TemplateQueries(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.steady = json.rebuild().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
        this.clock = clock;
    }

    /** What is shipped becomes a version when its words are new: in force, unless officials have put their own in force. Several nodes may start at once. */
    @Transactional
    public void offer(List<ShippedTemplate> shipped) {
        record New(String key, String content, String digest) {
        }
        List<New> rows = shipped.stream().map(one -> new New(one.key(), json.writeValueAsString(one.content()), digest(one.content()))).toList();
        jdbc.sql("lock table messages.template_version in exclusive mode").update();
        jdbc.sql("""
                update messages.template_version v set state = 'KEPT' from jsonb_to_recordset(:rows::jsonb) as o(key text, content text, digest text)
                where v.key = o.key and v.state = 'PUBLISHED' and v.origin = 'PACKAGE'
                  and not exists (select from messages.template_version k where k.key = o.key and k.digest = o.digest and k.origin = 'PACKAGE')
                """).param("rows", json.writeValueAsString(rows)).update();
        jdbc.sql("""
                insert into messages.template_version (key, version, origin, state, content, digest, note, made_at, made_by, maker, published_at, publisher)
                select o.key, coalesce((select max(v.version) from messages.template_version v where v.key = o.key), 0) + 1, 'PACKAGE',
                       case when exists (select from messages.template_version v where v.key = o.key and v.state = 'PUBLISHED') then 'KEPT' else 'PUBLISHED' end,
                       o.content::jsonb, o.digest, null, :now, 'platform:messages', '产品内容包', :now, '产品内容包'
                from jsonb_to_recordset(:rows::jsonb) as o(key text, content text, digest text)
                where not exists (select from messages.template_version v where v.key = o.key and v.digest = o.digest and v.origin = 'PACKAGE')
                """).param("rows", json.writeValueAsString(rows)).param("now", Timestamp.from(clock.instant())).update();
    }

    private String digest(TemplateContent content) {
        return HexFormat.of().formatHex(Sm3.digest(steady.writeValueAsString(steady.valueToTree(content)).getBytes(StandardCharsets.UTF_8)));
    }

    public String stamp() {
        return jdbc.sql("select count(*) || ' ' || coalesce(max(published_at)::text, '') || ' ' || coalesce(sum(version) filter (where state = 'PUBLISHED'), 0) from messages.template_version")
                .query(String.class).single();
    }

    public List<Row> published() {
        return jdbc.sql(SELECT + "where state = 'PUBLISHED'").query(this::row).list();
    }

    List<Row> drafts() {
        return jdbc.sql(SELECT + "where state = 'DRAFT'").query(this::row).list();
    }

    List<Row> versions(String key) {
        return jdbc.sql(SELECT + "where key = :key order by version desc limit 100").param("key", key).query(this::row).list();
    }

    Optional<Row> find(String key, int version) {
        return jdbc.sql(SELECT + "where key = :key and version = :version").param("key", key).param("version", version).query(this::row).optional();
    }

    Optional<Row> lockDraft(String key) {
        return jdbc.sql(SELECT + "where key = :key and state = 'DRAFT' for update").param("key", key).query(this::row).optional();
    }

    /** The draft of a template: there is one at most. */
    void draft(String key, TemplateContent content, String note, String by, String maker, Instant now) {
        jdbc.sql("""
                insert into messages.template_version (key, version, origin, state, content, digest, note, made_at, made_by, maker)
                select :key, coalesce((select max(version) from messages.template_version where key = :key), 0) + 1, 'OFFICIAL', 'DRAFT', :content::jsonb, :digest, :note, :now, :by, :maker
                on conflict (key) where state = 'DRAFT' do update set content = excluded.content, digest = excluded.digest, note = excluded.note, made_at = excluded.made_at,
                    made_by = excluded.made_by, maker = excluded.maker
                """).param("key", key).param("content", json.writeValueAsString(content)).param("digest", digest(content)).param("note", note).param("now", Timestamp.from(now)).param("by", by)
                .param("maker", maker).update();
    }

    void dropDraft(String key) {
        jdbc.sql("delete from messages.template_version where key = :key and state = 'DRAFT'").param("key", key).update();
    }

    void publish(String key, int version, String publisher, Instant now) {
        jdbc.sql("update messages.template_version set state = 'KEPT' where key = :key and state = 'PUBLISHED' and version <> :version").param("key", key).param("version", version).update();
        jdbc.sql("update messages.template_version set state = 'PUBLISHED', published_at = :now, publisher = :publisher where key = :key and version = :version").param("key", key)
                .param("version", version).param("now", Timestamp.from(now)).param("publisher", publisher).update();
    }

    private Row row(ResultSet row, int n) throws SQLException {
        Timestamp published = row.getTimestamp("published_at");
        return new Row(row.getString("key"), row.getInt("version"), row.getString("origin"), row.getString("state"), json.readValue(row.getString("content"), TemplateContent.class),
                row.getString("note"), row.getTimestamp("made_at").toInstant(), row.getString("maker"), published == null ? null : published.toInstant(), row.getString("publisher"));
    }
}
