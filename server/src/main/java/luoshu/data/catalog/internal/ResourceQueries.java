package luoshu.data.catalog.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import luoshu.data.catalog.DataGrade;
import luoshu.data.catalog.EntryOrigin;
import luoshu.data.catalog.ResourceCheck;
import luoshu.data.catalog.ResourceDraft;
import luoshu.data.catalog.ResourceItem;
import luoshu.data.catalog.ResourceState;
import luoshu.kernel.organs.Organ;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ResourceQueries {

    /** Entries with editions; a condition says which. */
    static final String SELECT = """
            select r.id, r.code, r.organ, r.organ_name, r.duty, r.region, r.edition as newest, r.published, e.number, e.state, e.awaits, e.version, e.round, e.content::text as content, e.confidentiality,
                   e.authors, e.author_name, e.changed_at, e.due, e.published_at, r.origin, r.origin_name
            from catalog.resource r join catalog.edition e on e.resource = r.id
            """;
    private static final JsonMapper JSON = JsonMapper.shared();
    private final JdbcClient jdbc;

    ResourceQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An assessment or decision about an edition, in the round at hand. */
    record Assessment(ResourceCheck.Kind kind, boolean passed, String subject, String name, Instant at, String note) {
    }

    boolean empty() {
        return jdbc.sql("select not exists (select from catalog.resource where origin is null)").query(Boolean.class).single();
    }

    /** Whether the catalogue is empty, and nobody else fills it until the transaction ends. */
    boolean lockEmpty() {
        jdbc.sql("select from catalog.revision for update").query((_, _) -> true).list();
        return empty();
    }

    UUID insert(Organ organ) {
        return jdbc.sql("insert into catalog.resource (organ, organ_name, duty, region, edition) values (:organ, :name, :duty, :region, 1) returning id").param("organ", organ.code().value())
                .param("name", organ.name()).param("duty", organ.duty()).param("region", organ.region().value()).query(UUID.class).single();
    }

    void insertEdition(UUID id, int number, ResourceDraft content, String author, String authorName, Instant at) {
        jdbc.sql("""
                insert into catalog.edition (resource, number, state, awaits, version, name, share_type, confidentiality, content, authors, author_name, changed_at)
                values (:id, :number, 0, 'AUTHOR', 1, :name, :shareType, :confidentiality, :content::jsonb, array[:author], :authorName, :at)
                """).params(said(content)).param("id", id).param("number", number).param("author", author).param("authorName", authorName).param("at", Timestamp.from(at)).update();
    }

    /** The next number: numbers of deleted editions are not given again. */
    int nextEdition(UUID id) {
        return jdbc.sql("select max(number) + 1 from catalog.edition where resource = :id").param("id", id).query(Integer.class).single();
    }

    void newest(UUID id, int edition) {
        jdbc.sql("update catalog.resource set edition = :edition where id = :id").param("id", id).param("edition", edition).update();
    }

    /** @return false if it is no longer in the version that was read */
    boolean save(ResourceFile file, ResourceDraft content, String author, String authorName, Instant at) {
        return jdbc.sql("""
                update catalog.edition set state = 0, awaits = 'AUTHOR', version = version + 1, name = :name, share_type = :shareType, confidentiality = :confidentiality, content = :content::jsonb,
                       authors = array_remove(authors, :author) || array[:author], author_name = :authorName, changed_at = :at
                where resource = :id and number = :number and version = :version
                """).params(said(content)).param("id", file.id()).param("number", file.edition()).param("version", file.version()).param("author", author).param("authorName", authorName)
                .param("at", Timestamp.from(at)).update() == 1;
    }

    private static Map<String, Object> said(ResourceDraft content) {
        Map<String, Object> said = new HashMap<>();
        said.put("name", content.name() == null ? "" : content.name().strip());
        said.put("shareType", content.shareType() == null ? null : content.shareType().name());
        said.put("confidentiality", content.grade() == null ? DataGrade.GENERAL_1.confidentiality() : content.grade().confidentiality());
        said.put("content", JSON.writeValueAsString(content));
        return said;
    }

    /** @return false if it is no longer in the version that was read */
    boolean move(ResourceFile file, ResourceState state, ResourceFile.@Nullable Awaited awaits, int round, @Nullable LocalDate due, Instant at) {
        return jdbc.sql("""
                update catalog.edition set state = :state, awaits = :awaits::text, version = version + 1, round = :round, due = :due::date, changed_at = :at,
                       submitted_at = case when :round > round then :at else submitted_at end, published_at = case when :state = 3 and published_at is null then :at else published_at end
                where resource = :id and number = :number and version = :version
                """).param("state", state.ordinal()).param("awaits", awaits == null ? null : awaits.name()).param("round", round).param("due", due == null ? null : due.toString())
                .param("at", Timestamp.from(at)).param("id", file.id()).param("number", file.edition()).param("version", file.version()).update() == 1;
    }

    void assess(ResourceFile file, Assessment one, List<String> answers) {
        jdbc.sql("""
                insert into catalog.assessment (resource, edition, round, kind, passed, answers, subject, name, at, note)
                values (:id, :edition, :round, :kind, :passed, :answers, :subject, :name, :at, :note)
                """).param("id", file.id()).param("edition", file.edition()).param("round", file.round()).param("kind", one.kind().name()).param("passed", one.passed())
                .param("answers", answers.toArray(new String[0])).param("subject", one.subject()).param("name", one.name()).param("at", Timestamp.from(one.at())).param("note", one.note()).update();
    }

    List<Assessment> assessments(UUID id, int edition, int round) {
        return jdbc.sql("select kind, passed, subject, name, at, note from catalog.assessment where resource = :id and edition = :edition and round = :round").param("id", id).param("edition", edition)
                .param("round", round).query((row, _) -> new Assessment(ResourceCheck.Kind.valueOf(row.getString("kind")), row.getBoolean("passed"), row.getString("subject"), row.getString("name"),
                        row.getTimestamp("at").toInstant(), row.getString("note"))).list();
    }

    /** The newest edition, its row locked until the transaction ends. */
    Optional<ResourceFile> lock(UUID id) {
        return jdbc.sql(SELECT + "where r.id = :id and e.number = r.edition and r.origin is null for update").param("id", id).query(ResourceQueries::file).optional();
    }

    Optional<ResourceFile> find(UUID id, @Nullable Integer edition) {
        return jdbc.sql(SELECT + "where r.id = :id and e.number = coalesce(:edition::integer, r.edition) and r.origin is null").param("id", id).param("edition", edition).query(ResourceQueries::file).optional();
    }

    Optional<ResourceFile> findInForce(UUID id) {
        return jdbc.sql(SELECT + "where r.id = :id and e.number = r.published").param("id", id).query(ResourceQueries::file).optional();
    }

    Optional<UUID> findByCode(String code) {
        return jdbc.sql("select id from catalog.resource where code = :code and published is not null order by origin nulls first limit 1").param("code", code).query(UUID.class).optional();
    }

    boolean inForce(String code) {
        return findByCode(code).isPresent();
    }

    boolean nameTaken(String organ, String name, UUID but) {
        return jdbc.sql("""
                select exists (select from catalog.resource r join catalog.edition e on e.resource = r.id and e.number = r.published where r.organ = :organ and r.origin is null and r.id <> :but and e.name = :name)
                """).param("organ", organ).param("but", but).param("name", name.strip()).query(Boolean.class).single();
    }

    /** Codes of the resources that are the source of these elements in the division, {@code but} itself left out. */
    Map<String, String> sources(String region, List<String> elements, UUID but) {
        Map<String, String> sources = new HashMap<>();
        jdbc.sql("select s.element, r.code from catalog.source s join catalog.resource r on r.id = s.resource where s.region = :region and s.element = any(:elements) and s.resource <> :but")
                .param("region", region).param("elements", elements.toArray(new String[0])).param("but", but).query(row -> {
                    sources.put(row.getString(1), row.getString(2));
                });
        return sources;
    }

    /** Takes the place of the edition in force before it. */
    void enforce(ResourceFile file, String code) {
        long revision = revision();
        jdbc.sql("update catalog.resource set code = :code, published = :edition, revision = :revision where id = :id").param("code", code).param("edition", file.edition()).param("revision", revision)
                .param("id", file.id()).update();
        forget(file.id());
        List<ResourceItem> items = file.content().items();
        jdbc.sql("""
                insert into catalog.item (resource, position, name, field, element, copy_of)
                select :id, position, name, field, nullif(element, ''), nullif(copy_of, '') from unnest(:names, :fields, :elements, :copies) with ordinality as one (name, field, element, copy_of, position)
                """).param("id", file.id()).param("names", texts(items, ResourceItem::name)).param("fields", texts(items, ResourceItem::field)).param("elements", texts(items, ResourceItem::element))
                .param("copies", texts(items, ResourceItem::copyOf)).update();
    }

    /** @return false if another resource is the source of one of them by now */
    boolean claim(ResourceFile file, List<String> elements) {
        return jdbc.sql("insert into catalog.source (element, region, resource) select one, :region, :id from unnest(:elements) as one on conflict do nothing").param("region", file.region())
                .param("id", file.id()).param("elements", elements.toArray(new String[0])).update() == elements.size();
    }

    void end(UUID id) {
        long revision = revision();
        jdbc.sql("update catalog.resource set published = null, revision = :revision where id = :id").param("revision", revision).param("id", id).update();
        forget(id);
    }

    private void forget(UUID id) {
        jdbc.sql("delete from catalog.item where resource = :id").param("id", id).update();
        jdbc.sql("delete from catalog.source where resource = :id").param("id", id).update();
    }

    private static String[] texts(List<ResourceItem> items, Function<ResourceItem, @Nullable String> value) {
        return items.stream().map(value).map(text -> text == null ? "" : text).toArray(String[]::new);
    }

    /** The next serial behind the slash. */
    int serial(String prefix) {
        return jdbc.sql("insert into catalog.serial (prefix, last) values (:prefix, 1) on conflict (prefix) do update set last = catalog.serial.last + 1 returning last").param("prefix", prefix)
                .query(Integer.class).single();
    }

    /** The row lock makes revisions visible in their order. */
    private long revision() {
        return jdbc.sql("update catalog.revision set number = number + 1 returning number").query(Long.class).single();
    }

    String catalogueId() {
        return jdbc.sql("select id::text from catalog.revision").query(String.class).single();
    }

    long currentRevision() {
        return jdbc.sql("select number from catalog.revision").query(Long.class).single();
    }

    /** Entries that changed after {@code revision}, in its order: what the index must read. All of one revision, whatever {@code most} says. */
    List<Changed> changedSince(long revision, int most) {
        return jdbc.sql("select id, revision, published from catalog.resource where revision > :revision order by revision fetch first :most rows with ties").param("revision", revision).param("most", most)
                .query((row, _) -> new Changed(row.getObject("id", UUID.class), row.getLong("revision"), row.getObject("published") != null)).list();
    }

    record Changed(UUID id, long revision, boolean inForce) {
    }

    List<ResourceFile> listInForce(List<UUID> ids) {
        return jdbc.sql(SELECT + "where r.id = any(:ids) and e.number = r.published").param("ids", ids.toArray(new UUID[0])).query(ResourceQueries::file).list();
    }

    static ResourceFile file(ResultSet row, int number) throws SQLException {
        return new ResourceFile(row.getObject("id", UUID.class), row.getString("code"), row.getString("organ"), row.getString("organ_name"), row.getString("duty"), row.getString("region"),
                row.getInt("newest"), row.getObject("published", Integer.class), row.getInt("number"), ResourceState.values()[row.getInt("state")], awaits(row.getString("awaits")), row.getInt("version"),
                row.getInt("round"), JSON.readValue(row.getString("content"), ResourceDraft.class), row.getInt("confidentiality"), List.of((String[]) row.getArray("authors").getArray()), row.getString("author_name"),
                row.getTimestamp("changed_at").toInstant(), row.getObject("due", LocalDate.class), instant(row, "published_at"),
                row.getString("origin") == null ? null : new EntryOrigin(row.getString("origin"), row.getString("origin_name")));
    }

    static ResourceFile.@Nullable Awaited awaits(@Nullable String name) {
        return name == null ? null : ResourceFile.Awaited.valueOf(name);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
