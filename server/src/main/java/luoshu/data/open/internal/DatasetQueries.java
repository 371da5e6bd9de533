package luoshu.data.open.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.catalog.OpenType;
import luoshu.data.catalog.ResourceView;
import luoshu.data.open.AnonymityReport;
import luoshu.data.open.OpenDatasetAct;
import luoshu.data.open.OpenDatasetDraft;
import luoshu.data.open.OpenDatasetRow;
import luoshu.data.open.OpenDatasetState;
import luoshu.data.open.OpenDatasetStep;
import luoshu.data.open.OpenTableFacts;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Scope;
import luoshu.kernel.database.Like;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class DatasetQueries {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SELECT = """
            select d.*, e.number, e.state, e.version, e.content, e.authors, e.author_name, e.changed_at, e.note, e.csv, e.jsonl, e.facts, e.report, e.published_at
            from open.dataset d join open.edition e on e.dataset = d.id
            """;

    private final JdbcClient jdbc;

    DatasetQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID insert(ResourceView entry, Organ organ) {
        return jdbc.sql("""
                insert into open.dataset (resource, resource_code, resource_name, open_type, organ, organ_name, duty, region, newest)
                values (:resource, :code, :name, :openType, :organ, :organName, :duty, :region, 1) returning id
                """).param("resource", entry.id()).param("code", entry.code()).param("name", entry.content().name()).param("openType", String.valueOf(entry.content().openType())).param("organ", organ.code().value())
                .param("organName", organ.name()).param("duty", organ.duty()).param("region", organ.region().value()).query(UUID.class).single();
    }

    void insertEdition(UUID id, int number, OpenDatasetDraft content, Actor author, Instant now) {
        jdbc.sql("""
                insert into open.edition (dataset, number, state, version, title, content, authors, author_name, changed_at)
                values (:id, :number, 'WRITING', 1, :title, :content::jsonb, array[:author], :name, :now)
                """).param("id", id).param("number", number).param("title", content.title() == null ? "" : content.title()).param("content", JSON.writeValueAsString(content)).param("author", author.subject())
                .param("name", author.name()).param("now", Timestamp.from(now)).update();
    }

    int nextEdition(UUID id) {
        return jdbc.sql("select max(number) + 1 from open.edition where dataset = :id").param("id", id).query(Integer.class).single();
    }

    /** Which versions are the newest and the public one now. */
    void settle(UUID id) {
        jdbc.sql("""
                update open.dataset set newest = coalesce((select max(number) from open.edition where dataset = :id and state <> 'DISCARDED'), newest),
                       published = (select max(number) from open.edition where dataset = :id and state = 'PUBLISHED') where id = :id
                """).param("id", id).update();
    }

    /** What was found about the table is forgotten: it may be another one. @return false if it is no longer in the version that was read */
    boolean save(DatasetFile file, OpenDatasetDraft content, Actor author, Instant now) {
        return jdbc.sql("""
                update open.edition set version = version + 1, title = :title, content = :content::jsonb, authors = array_remove(authors, :author) || array[:author], author_name = :name, changed_at = :now, report = null
                where dataset = :id and number = :number and version = :version
                """).param("title", content.title() == null ? "" : content.title()).param("content", JSON.writeValueAsString(content)).param("author", author.subject()).param("name", author.name())
                .param("now", Timestamp.from(now)).param("id", file.id()).param("number", file.edition()).param("version", file.version()).update() == 1;
    }

    void table(DatasetFile file, @Nullable UUID csv, @Nullable UUID jsonl, @Nullable OpenTableFacts facts) {
        jdbc.sql("update open.edition set csv = :csv, jsonl = :jsonl, facts = :facts::jsonb, report = null where dataset = :id and number = :number").param("csv", csv).param("jsonl", jsonl)
                .param("facts", facts == null ? null : JSON.writeValueAsString(facts)).param("id", file.id()).param("number", file.edition()).update();
    }

    void report(DatasetFile file, AnonymityReport report) {
        jdbc.sql("update open.edition set report = :report::jsonb where dataset = :id and number = :number").param("report", JSON.writeValueAsString(report)).param("id", file.id()).param("number", file.edition()).update();
    }

    /** @return false if it is no longer in the version that was read */
    boolean move(DatasetFile file, OpenDatasetState state, String note, Instant now) {
        return jdbc.sql("""
                update open.edition set state = :state, version = version + 1, note = :note, changed_at = :now, published_at = case when :state = 'PUBLISHED' then :now else published_at end,
                       withdrawn_at = case when :state = 'WITHDRAWN' then :now else withdrawn_at end
                where dataset = :id and number = :number and version = :version
                """).param("state", state.name()).param("note", note).param("now", Timestamp.from(now)).param("id", file.id()).param("number", file.edition()).param("version", file.version()).update() == 1;
    }

    Optional<DatasetFile> find(UUID id, @Nullable Integer edition) {
        return jdbc.sql(SELECT + "where d.id = :id and e.number = coalesce(:edition::integer, d.newest)").param("id", id).param("edition", edition).query(DatasetQueries::file).optional();
    }

    Optional<DatasetFile> lock(UUID id, @Nullable Integer edition) {
        return jdbc.sql(SELECT + "where d.id = :id and e.number = coalesce(:edition::integer, d.newest) for update").param("id", id).param("edition", edition).query(DatasetQueries::file).optional();
    }

    Page<OpenDatasetRow> page(Scope scope, @Nullable String q, @Nullable OpenDatasetState state, PageRequest page) {
        Scope.Predicate within = scope.predicate("d.organ", "d.duty", "d.region", "0", "s");
        Map<String, Object> params = new HashMap<>(within.params());
        params.put("q", q == null ? "" : q.strip());
        params.put("like", Like.literal(q == null ? "" : q.strip()));
        params.put("state", state == null ? "" : state.name());
        String from = " from open.dataset d join open.edition e on e.dataset = d.id and e.number = d.newest where " + within.sql() + """
                 and (:state = '' and e.state <> 'DISCARDED' or e.state = :state) and (:q = '' or e.title ilike '%' || :like || '%' or d.resource_name ilike '%' || :like || '%')
                """;
        List<OpenDatasetRow> rows = jdbc.sql("select d.*, e.number, e.state, e.title, e.changed_at" + from + " order by e.changed_at desc, d.id limit :size offset :offset").params(params).param("size", page.size())
                .param("offset", page.offset()).query((row, _) -> new OpenDatasetRow(row.getObject("id", UUID.class), row.getString("title"), row.getString("resource_name"), OpenType.valueOf(row.getString("open_type")),
                        row.getString("organ_name"), row.getInt("number"), OpenDatasetState.valueOf(row.getString("state")), row.getObject("published", Integer.class), row.getTimestamp("changed_at").toInstant(),
                        row.getLong("downloads"))).list();
        int total = jdbc.sql("select count(*) from (select d.id" + from + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        return new Page<>(rows, total, page.page(), page.size());
    }

    void step(UUID id, int edition, OpenDatasetAct act, Actor actor, String note, Instant now) {
        jdbc.sql("insert into open.act (dataset, edition, act, at, subject, name, capacity, note) values (:id, :edition, :act, :at, :subject, :name, :capacity, :note)").param("id", id).param("edition", edition)
                .param("act", act.name()).param("at", Timestamp.from(now)).param("subject", actor.subject()).param("name", actor.name()).param("capacity", actor.capacityText()).param("note", note).update();
    }

    List<OpenDatasetStep> steps(UUID id) {
        return jdbc.sql("select edition, act, at, name, capacity, note from open.act where dataset = :id order by id desc limit 500").param("id", id)
                .query((row, _) -> new OpenDatasetStep(row.getInt("edition"), OpenDatasetAct.valueOf(row.getString("act")), row.getTimestamp("at").toInstant(), row.getString("name"),
                        Actor.Official.postTitle(row.getString("capacity")).orElse(""), row.getString("note"))).list();
    }

    static DatasetFile file(ResultSet row, int number) throws SQLException {
        return new DatasetFile(row.getObject("id", UUID.class), row.getObject("resource", UUID.class), row.getString("resource_code"), row.getString("resource_name"), OpenType.valueOf(row.getString("open_type")),
                row.getString("organ"), row.getString("organ_name"), row.getString("duty"), row.getString("region"), row.getInt("newest"), row.getObject("published", Integer.class), row.getLong("downloads"),
                row.getInt("number"), OpenDatasetState.valueOf(row.getString("state")), row.getInt("version"), JSON.readValue(row.getString("content"), OpenDatasetDraft.class),
                List.of((String[]) row.getArray("authors").getArray()), row.getString("author_name"), row.getTimestamp("changed_at").toInstant(), row.getString("note"), row.getObject("csv", UUID.class),
                row.getObject("jsonl", UUID.class), read(row.getString("facts"), OpenTableFacts.class), read(row.getString("report"), AnonymityReport.class), instant(row.getTimestamp("published_at")));
    }

    private static <X> @Nullable X read(@Nullable String json, Class<X> type) {
        return json == null ? null : JSON.readValue(json, type);
    }

    static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
