package luoshu.data.sources.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.sources.DataSourceDraft;
import luoshu.data.sources.EntryTable;
import luoshu.data.sources.SourceEntry;
import luoshu.data.sources.SourceTest;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Scope;
import luoshu.kernel.database.Like;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class SourceQueries {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SELECT = """
            select s.id, s.organ, s.organ_name, s.duty, s.region, s.name, s.kind, s.host, s.port, s.database, s.schema, s.username, s.password, s.tls, s.target, s.version, s.test::text as test, s.changed_at,
                   s.changed_by_name
            from sources.source s
            """;
    private final JdbcClient jdbc;

    SourceQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A source in the list, with what the newest complete reading found. */
    record Listed(SourceFile file, @Nullable Instant readAt, @Nullable Integer tables, int changes, int entries) {
    }

    Optional<SourceFile> find(UUID id) {
        return jdbc.sql(SELECT + "where s.id = :id and s.removed_at is null").param("id", id).query(SourceQueries::file).optional();
    }

    Optional<SourceFile> lock(UUID id) {
        return jdbc.sql(SELECT + "where s.id = :id and s.removed_at is null for update").param("id", id).query(SourceQueries::file).optional();
    }

    Page<Listed> list(Scope scope, @Nullable String q, PageRequest page) {
        Scope.Predicate within = scope.predicate("s.organ", "s.duty", "s.region", "0", "p");
        Map<String, Object> params = new HashMap<>(within.params());
        params.put("q", q == null ? "" : q.strip());
        params.put("like", Like.literal(q == null ? "" : q.strip()));
        String where = " where s.removed_at is null and " + within.sql() + """
                 and (:q = '' or s.name ilike '%' || :like || '%' or s.host ilike '%' || :like || '%' or s.database ilike '%' || :like || '%' or s.organ_name ilike '%' || :like || '%')
                """;
        List<Listed> rows = jdbc.sql("""
                select s.id, s.organ, s.organ_name, s.duty, s.region, s.name, s.kind, s.host, s.port, s.database, s.schema, s.username, s.password, s.tls, s.target, s.version, s.test::text as test, s.changed_at,
                       s.changed_by_name, r.ended_at as read_at, r.tables, coalesce(r.changes, 0) as changes, (select count(*) from sources.entry e where e.source = s.id) as entries
                from sources.source s
                left join lateral (select r.ended_at, r.tables, r.changes from sources.reading r where r.source = s.id and r.state = 'DONE' order by r.number desc limit 1) r on true
                """ + where + " order by s.organ_name, s.name, s.id limit :size offset :offset").params(params).param("size", page.size()).param("offset", page.offset())
                .query((row, number) -> new Listed(file(row, number), row.getTimestamp("read_at") == null ? null : row.getTimestamp("read_at").toInstant(), row.getObject("tables", Integer.class),
                        row.getInt("changes"), row.getInt("entries"))).list();
        int total = jdbc.sql("select count(*) from (select from sources.source s" + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        return new Page<>(rows, total, page.page(), page.size());
    }

    /** @return false if the organ has a source of this name */
    boolean insert(UUID id, Organ organ, DataSourceDraft draft, byte[] password, Actor by, Instant at) {
        try {
            jdbc.sql("""
                    insert into sources.source (id, organ, organ_name, duty, region, name, kind, host, port, database, schema, username, password, tls, target, changed_at, changed_by, changed_by_name)
                    values (:id, :organ, :organName, :duty, :region, :name, :kind, :host, :port, :database, :schema, :user, :password, :tls, :target, :at, :by, :byName)
                    """).param("id", id).param("organ", organ.code().value()).param("organName", organ.name()).param("duty", organ.duty()).param("region", organ.region().value())
                    .params(said(draft, by, at)).param("password", password).update();
            return true;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    /** What was tested before says nothing of the source as it is now. */
    boolean save(SourceFile file, DataSourceDraft draft, byte[] password, Actor by, Instant at) {
        try {
            jdbc.sql("""
                    update sources.source set name = :name, kind = :kind, host = :host, port = :port, database = :database, schema = :schema, username = :user, password = :password, tls = :tls, target = :target, test = null,
                           version = version + 1, changed_at = :at, changed_by = :by, changed_by_name = :byName
                    where id = :id
                    """).param("id", file.id()).params(said(draft, by, at)).param("password", password).update();
            return true;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    private static Map<String, Object> said(DataSourceDraft draft, Actor by, Instant at) {
        Map<String, Object> said = new HashMap<>();
        said.put("name", draft.name());
        said.put("kind", draft.kind());
        said.put("host", draft.host());
        said.put("port", draft.port());
        said.put("database", draft.database());
        said.put("schema", draft.schema());
        said.put("user", draft.user());
        said.put("tls", draft.tls());
        said.put("target", draft.writable());
        said.put("at", Timestamp.from(at));
        said.put("by", by.subject());
        said.put("byName", by.name());
        return said;
    }

    void remove(UUID id, Actor by, Instant at) {
        jdbc.sql("update sources.source set removed_at = :at, password = ''::bytea, version = version + 1, changed_at = :at, changed_by = :by, changed_by_name = :byName where id = :id").param("id", id)
                .param("at", Timestamp.from(at)).param("by", by.subject()).param("byName", by.name()).update();
    }

    /** Only if it is still the source that was tested. */
    void tested(SourceFile file, SourceTest test) {
        jdbc.sql("update sources.source set test = :test::jsonb where id = :id and version = :version").param("id", file.id()).param("version", file.version())
                .param("test", JSON.writeValueAsString(test)).update();
    }

    void insertEntry(UUID source, String table, UUID resource, int reading, Actor by, Instant at) {
        jdbc.sql("insert into sources.entry (source, relation, resource, reading, at, subject, by_name) values (:source, :table, :resource, :reading, :at, :by, :byName)").param("source", source).param("table", table)
                .param("resource", resource).param("reading", reading).param("at", Timestamp.from(at)).param("by", by.subject()).param("byName", by.name()).update();
    }

    List<SourceEntry> entries(UUID source, @Nullable String table) {
        return jdbc.sql("select resource, relation, reading, at, by_name from sources.entry where source = :source and (:table::text is null or relation = :table) order by at desc limit 2000").param("source", source)
                .param("table", table).query((row, _) -> new SourceEntry(row.getObject("resource", UUID.class), row.getString("relation"), row.getInt("reading"), row.getTimestamp("at").toInstant(),
                        row.getString("by_name"))).list();
    }

    List<EntryTable> tables(UUID resource) {
        return jdbc.sql("select e.source, e.relation from sources.entry e join sources.source s on s.id = e.source where e.resource = :resource and s.removed_at is null order by e.at limit 100").param("resource", resource)
                .query((row, _) -> new EntryTable(row.getObject("source", UUID.class), row.getString("relation"))).list();
    }

    private static SourceFile file(ResultSet row, int number) throws SQLException {
        String test = row.getString("test");
        return new SourceFile(row.getObject("id", UUID.class), row.getString("organ"), row.getString("organ_name"), row.getString("duty"), row.getString("region"), row.getString("name"), row.getString("kind"),
                row.getString("host"), row.getInt("port"), row.getString("database"), row.getString("schema"), row.getString("username"), row.getBytes("password"), row.getBoolean("tls"), row.getBoolean("target"), row.getInt("version"),
                test == null ? null : JSON.readValue(test, SourceTest.class), row.getTimestamp("changed_at").toInstant(), row.getString("changed_by_name"));
    }
}
