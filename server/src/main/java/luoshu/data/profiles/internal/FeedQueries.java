package luoshu.data.profiles.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.matching.MatchKind;
import luoshu.data.profiles.FeedColumn;
import luoshu.data.profiles.FeedDraft;
import luoshu.data.profiles.FeedRow;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Scope;
import luoshu.kernel.database.Like;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class FeedQueries {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SELECT = """
            select f.id, f.organ, f.organ_name, f.duty, f.region, f.library, f.kind, f.source, f.source_name, f.relation, f.key_column, f.version, f.changed_at, f.changed_by_name,
                   (select coalesce(jsonb_agg(jsonb_build_object('column', c.column_name, 'field', c.field, 'authoritative', c.authoritative, 'codes', c.codes) order by c.position), '[]')::text
                    from profiles.feed_column c where c.feed = f.id) as columns
            from profiles.feed f
            """;
    private final JdbcClient jdbc;

    FeedQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<FeedFile> find(UUID id) {
        return jdbc.sql(SELECT + "where f.id = :id and f.removed_at is null").param("id", id).query(FeedQueries::file).optional();
    }

    Optional<FeedFile> lock(UUID id) {
        return jdbc.sql(SELECT + "where f.id = :id and f.removed_at is null for update of f").param("id", id).query(FeedQueries::file).optional();
    }

    void insert(UUID id, Organ organ, String sourceName, FeedDraft draft, Actor by, Instant at) {
        jdbc.sql("""
                insert into profiles.feed (id, organ, organ_name, duty, region, library, kind, source, source_name, relation, key_column, changed_at, changed_by, changed_by_name)
                values (:id, :organ, :organName, :duty, :region, :library, :kind, :source, :sourceName, :table, :key, :at, :by, :byName)
                """).param("id", id).param("organ", organ.code().value()).param("organName", organ.name()).param("duty", organ.duty()).param("region", organ.region().value()).param("library", draft.library())
                .param("kind", draft.subject().name()).params(said(sourceName, draft, by, at)).update();
    }

    /** Library and kind of subject stay: its records are theirs. */
    void save(UUID id, String sourceName, FeedDraft draft, Actor by, Instant at) {
        jdbc.sql("""
                update profiles.feed set source = :source, source_name = :sourceName, relation = :table, key_column = :key, version = version + 1, changed_at = :at, changed_by = :by, changed_by_name = :byName where id = :id
                """).param("id", id).params(said(sourceName, draft, by, at)).update();
    }

    private static Map<String, Object> said(String sourceName, FeedDraft draft, Actor by, Instant at) {
        return Map.of("source", draft.source(), "sourceName", sourceName, "table", draft.table(), "key", draft.key(), "at", Timestamp.from(at), "by", by.subject(), "byName", by.name());
    }

    /** Whose source comes first for the field in the division already; empty: nobody's else. */
    Optional<String> authority(String library, String field, String region, UUID feed) {
        return jdbc.sql("""
                select f.organ_name || ' ' || f.source_name from profiles.feed_column c join profiles.feed f on f.id = c.feed
                where c.library = :library and c.field = :field and c.region = :region and c.authoritative and c.feed <> :feed
                """).param("library", library).param("field", field).param("region", region).param("feed", feed).query(String.class).optional();
    }

    void columns(UUID feed, String library, String region, List<FeedColumn> columns) {
        jdbc.sql("delete from profiles.feed_column where feed = :feed").param("feed", feed).update();
        for (int i = 0; i < columns.size(); i++) {
            FeedColumn column = columns.get(i);
            jdbc.sql("""
                    insert into profiles.feed_column (feed, field, column_name, library, region, authoritative, codes, position)
                    values (:feed, :field, :column, :library, :region, :authoritative, :codes::jsonb, :position)
                    """).param("feed", feed).param("field", column.field()).param("column", column.column()).param("library", library).param("region", region).param("authoritative", column.authoritative())
                    .param("codes", JSON.writeValueAsString(column.codes())).param("position", i).update();
        }
    }

    void remove(UUID id, Actor by, Instant at) {
        jdbc.sql("update profiles.feed set removed_at = :at, version = version + 1, changed_at = :at, changed_by = :by, changed_by_name = :byName where id = :id").param("id", id).param("at", Timestamp.from(at))
                .param("by", by.subject()).param("byName", by.name()).update();
        jdbc.sql("delete from profiles.feed_column where feed = :id").param("id", id).update();
        jdbc.sql("update profiles.raw_row set gone_at = :at where feed = :id and gone_at is null").param("id", id).param("at", Timestamp.from(at)).update();
    }

    /** A feed in a list; its library's name is the content's. */
    record Listed(UUID id, String organ, String organName, String library, MatchKind kind, String sourceName, String table, long records) {

        FeedRow row(Text libraryName, luoshu.data.profiles.@Nullable FeedRun latest) {
            return new FeedRow(id, organ, organName, library, libraryName, kind, sourceName, table, records, latest);
        }
    }

    Page<Listed> list(Scope scope, @Nullable String library, @Nullable String q, PageRequest page) {
        Scope.Predicate within = scope.predicate("f.organ", "f.duty", "f.region", "0", "p");
        Map<String, Object> params = new HashMap<>(within.params());
        params.put("library", library == null ? "" : library);
        params.put("q", q == null ? "" : q.strip());
        params.put("like", Like.literal(q == null ? "" : q.strip()));
        String where = " where f.removed_at is null and " + within.sql() + """
                 and (:library = '' or f.library = :library)
                 and (:q = '' or f.source_name ilike '%' || :like || '%' or f.relation ilike '%' || :like || '%' or f.organ_name ilike '%' || :like || '%')
                """;
        return new Page<>(jdbc.sql("""
                select f.id, f.organ, f.organ_name, f.library, f.kind, f.source_name, f.relation,
                       (select count(*) from profiles.record r join profiles.raw_row w on w.id = r.id where r.feed = f.id and w.gone_at is null) as records
                from profiles.feed f
                """ + where + " order by f.library, f.organ_name, f.relation, f.id limit :size offset :offset").params(params).param("size", page.size()).param("offset", page.offset())
                .query((row, _) -> new Listed(row.getObject("id", UUID.class), row.getString("organ"), row.getString("organ_name"), row.getString("library"), MatchKind.valueOf(row.getString("kind")), row.getString("source_name"),
                        row.getString("relation"), row.getLong("records"))).list(),
                jdbc.sql("select count(*) from (select from profiles.feed f" + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single(), page.page(), page.size());
    }

    /** What is in a library. */
    record Content(int feeds, long records, long profiles, @Nullable Instant ranAt) {
    }

    Map<String, Content> contents() {
        Map<String, Content> contents = new HashMap<>();
        jdbc.sql("""
                select f.library, count(*) as feeds, max(x.ended_at) as ran_at, sum(x.records) as records,
                       (select count(distinct r.profile) from profiles.record r join profiles.raw_row w on w.id = r.id where r.library = f.library and w.gone_at is null) as profiles
                from profiles.feed f
                join lateral (select (select max(r.ended_at) from profiles.run r where r.feed = f.id and r.state = 'DONE') as ended_at,
                                     (select count(*) from profiles.record r join profiles.raw_row w on w.id = r.id where r.feed = f.id and w.gone_at is null) as records) x on true
                where f.removed_at is null
                group by f.library
                """).query(row -> {
                    Timestamp ran = row.getTimestamp("ran_at");
                    contents.put(row.getString("library"), new Content(row.getInt("feeds"), row.getLong("records"), row.getLong("profiles"), ran == null ? null : ran.toInstant()));
                });
        return contents;
    }

    private static FeedFile file(ResultSet row, int number) throws SQLException {
        return new FeedFile(row.getObject("id", UUID.class), row.getString("organ"), row.getString("organ_name"), row.getString("duty"), row.getString("region"), row.getString("library"), MatchKind.valueOf(row.getString("kind")),
                row.getObject("source", UUID.class), row.getString("source_name"), row.getString("relation"), row.getString("key_column"), row.getInt("version"),
                List.of(JSON.readValue(row.getString("columns"), FeedColumn[].class)), row.getTimestamp("changed_at").toInstant(), row.getString("changed_by_name"));
    }
}
