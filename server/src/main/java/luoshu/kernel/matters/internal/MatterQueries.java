package luoshu.kernel.matters.internal;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import luoshu.kernel.access.Scope;
import luoshu.kernel.calendar.Limit;
import luoshu.kernel.database.Like;
import luoshu.kernel.matters.CatalogCode;
import luoshu.kernel.matters.HandlingItemCode;
import luoshu.kernel.matters.Implementation;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.MatterState;
import luoshu.kernel.matters.MatterVersionRow;
import luoshu.kernel.matters.TaskCode;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of the catalogue. */
@Repository
class MatterQueries {

    /** The version that counts of one matter. */
    record Current(String slug, String catalogCode, int version, MatterState state) {
    }

    record Stored(String slug, int version, MatterState state, String hash, String origin) {
    }

    record UniformityFacts(String catalogCode, String slug, String name, String taskType, String basis, List<Integer> useLevels, List<Integer> levels, int implementations) {
    }

    private static final String ROW = """
            select m.catalog_code, m.handling_item, m.slug, m.duty, v.name_zh, v.name_en, v.task_type, v.version, v.state, v.origin, v.blocking, v.warnings, v.effective_on,
                   v.published_at, v.created_at, v.state_reason,
                   (select count(*) from matters.implementation i where i.slug = m.slug and i.active) as implementations
            from matters.matter m join matters.version v on v.slug = m.slug
            """;
    /** The version an official looks at first: what counts, else what is suspended, else the newest. */
    private static final String FOREMOST = """
            v.version = (select f.version from matters.version f where f.slug = m.slug
                         order by case f.state when 'PUBLISHED' then 0 when 'SUSPENDED' then 1 else 2 end, f.version desc limit 1)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    MatterQueries(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** One loader at a time, over all nodes; held until the transaction ends. */
    void lockLoading() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('luoshu.matters.loading'))").query((row, n) -> true).single();
    }

    long revision() {
        return jdbc.sql("select number from matters.revision").query(Long.class).single();
    }

    String catalogueId() {
        return jdbc.sql("select id::text from matters.revision").query(String.class).single();
    }

    List<String> listChangedSince(long revision) {
        return jdbc.sql("select slug from matters.matter where revision > :revision order by revision").param("revision", revision).query(String.class).list();
    }

    /** The row lock makes revisions visible in their order. */
    long bump(String slug) {
        long revision = jdbc.sql("update matters.revision set number = number + 1 returning number").query(Long.class).single();
        jdbc.sql("update matters.matter set revision = :revision where slug = :slug").param("revision", revision).param("slug", slug).update();
        return revision;
    }

    List<Current> listCurrent(LocalDate today) {
        return jdbc.sql("""
                select distinct on (m.slug) m.slug, m.catalog_code, v.version, v.state
                from matters.matter m join matters.version v on v.slug = m.slug
                where v.state in ('PUBLISHED', 'SUSPENDED') and v.effective_on <= :today
                order by m.slug, v.effective_on desc, v.version desc
                """).param("today", today)
                .query((row, n) -> new Current(row.getString("slug"), row.getString("catalog_code"), row.getInt("version"), MatterState.valueOf(row.getString("state")))).list();
    }

    /** Slugs with more than one version in effect: the older are done. */
    List<String> listOvertaken(LocalDate today) {
        return jdbc.sql("""
                select slug from matters.version where state in ('PUBLISHED', 'SUSPENDED') and effective_on <= :today group by slug having count(*) > 1
                """).param("today", today).query(String.class).list();
    }

    int supersede(String slug, LocalDate today) {
        return jdbc.sql("""
                update matters.version set state = 'SUPERSEDED' where slug = :slug and state in ('PUBLISHED', 'SUSPENDED') and effective_on <= :today
                and version <> (select k.version from matters.version k where k.slug = :slug and k.state in ('PUBLISHED', 'SUSPENDED') and k.effective_on <= :today
                                order by k.effective_on desc, k.version desc limit 1)
                """).param("slug", slug).param("today", today).update();
    }

    void insertMatter(MatterDefinition matter, String region) {
        jdbc.sql("""
                insert into matters.matter (slug, catalog_code, handling_item, duty, region) values (:slug, :code, :item, :duty, :region)
                on conflict (slug) do update set duty = excluded.duty
                """).param("slug", matter.slug()).param("code", matter.catalogCode().value()).param("item", matter.handlingItem()).param("duty", matter.implementedBy().duty())
                .param("region", region).update();
    }

    /** Locks the matter; its code, for comparison. */
    Optional<String> lock(String slug) {
        return jdbc.sql("select catalog_code || handling_item from matters.matter where slug = :slug for update").param("slug", slug).query(String.class).optional();
    }

    Optional<String> slugOfCode(String catalogCode, @Nullable String handlingItem) {
        return jdbc.sql("select slug from matters.matter where catalog_code = :code and (:item::text is null or handling_item = :item) order by handling_item limit 1")
                .param("code", catalogCode).param("item", handlingItem).query(String.class).optional();
    }

    int insertVersion(MatterDefinition matter, String hash, byte[] zip, String origin, int blocking, int warnings, String by) {
        int version = jdbc.sql("update matters.matter set latest = latest + 1 where slug = :slug returning latest").param("slug", matter.slug()).query(Integer.class).single();
        String basis = String.join("；", matter.byLaw().stream().map(law -> law.law() + law.article()).toList());
        jdbc.sql("""
                insert into matters.version (slug, version, state, hash, package, origin, name_zh, name_en, task_type, project_type, basis, use_levels, blocking, warnings, created_by)
                values (:slug, :version, 'DRAFT', :hash, :package, :origin, :zh, :en, :taskType, :projectType, :basis, :levels, :blocking, :warnings, :by)
                """).param("slug", matter.slug()).param("version", version).param("hash", hash).param("package", zip).param("origin", origin).param("zh", matter.taskName().zh())
                .param("en", matter.taskName().en()).param("taskType", matter.taskType()).param("projectType", matter.projectType()).param("basis", basis)
                .param("levels", matter.implementedBy().useLevel().toArray(Integer[]::new)).param("blocking", blocking).param("warnings", warnings).param("by", by).update();
        return version;
    }

    List<Stored> listStored(String slug) {
        return jdbc.sql("select slug, version, state, hash, origin from matters.version where slug = :slug order by version desc").param("slug", slug).query(this::stored).list();
    }

    /** Hashes of every version that is stored, by slug. */
    Map<String, List<String>> listHashes() {
        Map<String, List<String>> hashes = new HashMap<>();
        jdbc.sql("select slug, hash from matters.version").query((row, n) -> Map.entry(row.getString(1), row.getString(2))).list()
                .forEach(one -> hashes.computeIfAbsent(one.getKey(), none -> new ArrayList<>()).add(one.getValue()));
        return hashes;
    }

    Optional<byte[]> findPackage(String slug, int version) {
        return jdbc.sql("select package from matters.version where slug = :slug and version = :version").param("slug", slug).param("version", version).query(byte[].class).optional();
    }

    void publish(String slug, int version, LocalDate effectiveOn, String by, Instant at, int blocking, int warnings) {
        jdbc.sql("""
                update matters.version set state = 'PUBLISHED', effective_on = :on, published_by = :by, published_at = :at, blocking = :blocking, warnings = :warnings
                where slug = :slug and version = :version
                """).param("slug", slug).param("version", version).param("on", effectiveOn).param("by", by).param("at", java.sql.Timestamp.from(at))
                .param("blocking", blocking).param("warnings", warnings).update();
    }

    void state(String slug, int version, MatterState state, @Nullable String reason) {
        jdbc.sql("update matters.version set state = :state, state_reason = :reason where slug = :slug and version = :version")
                .param("slug", slug).param("version", version).param("state", state.name()).param("reason", reason).update();
    }

    Optional<MatterVersionRow> findRow(Scope.Predicate scope, String slug, int version) {
        return jdbc.sql(ROW + " where m.slug = :slug and v.version = :version and " + scope.sql()).params(scope.params()).param("slug", slug).param("version", version)
                .query(MatterQueries::row).optional();
    }

    List<MatterVersionRow> listRows(Scope.Predicate scope, String slug) {
        return jdbc.sql(ROW + " where m.slug = :slug and " + scope.sql() + " order by v.version desc").params(scope.params()).param("slug", slug).query(MatterQueries::row).list();
    }

    Page<MatterVersionRow> page(Scope.Predicate scope, @Nullable String q, @Nullable MatterState state, @Nullable String duty, PageRequest page) {
        String like = q == null ? null : "%" + Like.literal(q) + "%";
        String where = " where " + scope.sql() + " and (:duty::text is null or m.duty = :duty)"
                + " and (:q::text is null or v.name_zh ilike :q or v.name_en ilike :q or m.slug ilike :q or m.catalog_code like :q)"
                + " and " + (state == null ? FOREMOST : "v.state = :state");
        Map<String, Object> params = new HashMap<>(scope.params());
        params.put("duty", duty);
        params.put("q", like);
        params.put("state", state == null ? null : state.name());
        List<MatterVersionRow> rows = jdbc.sql(ROW + where + " order by m.catalog_code, m.handling_item, v.version desc limit :size offset :offset").params(params)
                .param("size", page.size()).param("offset", page.offset()).query(MatterQueries::row).list();
        int total = jdbc.sql("select count(*) from (select 1 from matters.matter m join matters.version v on v.slug = m.slug" + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted")
                .params(params).query(Integer.class).single();
        return new Page<>(rows, total, page.page(), page.size());
    }

    List<UniformityFacts> uniformity(Scope.Predicate scope) {
        return jdbc.sql("""
                select m.catalog_code, m.slug, v.name_zh, v.task_type, v.basis, v.use_levels,
                       (select coalesce(array_agg(distinct i.use_level), '{}') from matters.implementation i where i.slug = m.slug and i.active) as levels,
                       (select count(*) from matters.implementation i where i.slug = m.slug and i.active) as implementations
                from matters.matter m join matters.version v on v.slug = m.slug
                where v.state = 'PUBLISHED' and %s order by m.catalog_code, m.handling_item limit 5000
                """.formatted(scope.sql())).params(scope.params())
                .query((row, n) -> new UniformityFacts(row.getString("catalog_code"), row.getString("slug"), row.getString("name_zh"), row.getString("task_type"), row.getString("basis"),
                        integers(row, "use_levels"), integers(row, "levels"), row.getInt("implementations"))).list();
    }

    Optional<Implementation> findImplementation(String code) {
        return jdbc.sql(IMPLEMENTATION + " where i.code = :code").param("code", code).query(MatterQueries::implementation).optional();
    }

    /** Of the regions on {@code path} (province first) the last one that implements. */
    Optional<Implementation> findNearest(String slug, List<String> path) {
        return jdbc.sql(IMPLEMENTATION + " where i.slug = :slug and i.active and i.region in (:path) order by array_position(:order::text[], i.region) desc, i.use_level desc limit 1")
                .param("slug", slug).param("path", path).param("order", path.toArray(String[]::new)).query(MatterQueries::implementation).optional();
    }

    List<Implementation> listImplementations(String slug) {
        return jdbc.sql(IMPLEMENTATION + " where i.slug = :slug and i.active order by i.use_level, i.region").param("slug", slug).query(MatterQueries::implementation).list();
    }

    int countImplementations(String slug) {
        return jdbc.sql("select count(*) from matters.implementation where slug = :slug and active").param("slug", slug).query(Integer.class).single();
    }

    record OfficialRow(Implementation implementation, boolean active, int version) {
    }

    Page<OfficialRow> pageImplementations(String slug, @Nullable String q, PageRequest page) {
        String where = " where i.slug = :slug and (:q::text is null or i.organ_name like '%' || :q || '%' or i.region like :q || '%')";
        List<OfficialRow> rows = jdbc.sql(IMPLEMENTATION + where + " order by i.use_level, i.region, i.code limit :size offset :offset").param("slug", slug).param("q", q)
                .param("size", page.size()).param("offset", page.offset())
                .query((row, n) -> new OfficialRow(implementation(row, n), row.getBoolean("active"), row.getInt("version"))).list();
        int total = jdbc.sql("select count(*) from (select 1 from matters.implementation i" + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").param("slug", slug).param("q", q)
                .query(Integer.class).single();
        return new Page<>(rows, total, page.page(), page.size());
    }

    Optional<OfficialRow> findOfficialRow(String slug, String code) {
        return jdbc.sql(IMPLEMENTATION + " where i.slug = :slug and i.code = :code").param("slug", slug).param("code", code)
                .query((row, n) -> new OfficialRow(implementation(row, n), row.getBoolean("active"), row.getInt("version"))).optional();
    }

    boolean promise(String code, @Nullable Integer days, int expected) {
        return jdbc.sql("update matters.implementation set promise_days = :days, version = version + 1 where code = :code and version = :expected")
                .param("days", days).param("code", code).param("expected", expected).update() == 1;
    }

    void upsertImplementations(List<Implementation> rows) {
        batch.batchUpdate("""
                insert into matters.implementation (code, slug, task_code, organ, organ_name, duty, region, region_name, use_level) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (code) do update set organ_name = excluded.organ_name, region_name = excluded.region_name, region = excluded.region, active = true,
                    version = matters.implementation.version + 1
                where not matters.implementation.active or matters.implementation.organ_name <> excluded.organ_name or matters.implementation.region_name <> excluded.region_name
                """, rows, 500, (statement, row) -> {
            statement.setString(1, row.taskHandleItem().value());
            statement.setString(2, row.slug());
            statement.setString(3, row.taskCode().value());
            statement.setString(4, row.organ());
            statement.setString(5, row.organName());
            statement.setString(6, row.duty());
            statement.setString(7, row.region());
            statement.setString(8, row.regionName());
            statement.setInt(9, row.useLevel());
        });
    }

    int deactivate(String slug, List<String> codes) {
        return codes.isEmpty() ? 0 : jdbc.sql("update matters.implementation set active = false, version = version + 1 where slug = :slug and active and code in (:codes)")
                .param("slug", slug).param("codes", codes).update();
    }

    private static final String IMPLEMENTATION = """
            select i.code, i.task_code, m.catalog_code, i.slug, i.organ, i.organ_name, i.duty, i.region, i.region_name, i.use_level, i.promise_days, i.active, i.version
            from matters.implementation i join matters.matter m on m.slug = i.slug
            """;

    /** The organ's own promise is in the unit of the matter's; the unit is filled in by whoever knows the matter. */
    private static Implementation implementation(ResultSet row, int n) throws SQLException {
        Integer days = row.getObject("promise_days", Integer.class);
        return new Implementation(new HandlingItemCode(row.getString("code")), new TaskCode(row.getString("task_code")), new CatalogCode(row.getString("catalog_code")),
                row.getString("slug"), row.getString("organ"), row.getString("organ_name"), row.getString("duty"), row.getString("region"), row.getString("region_name"),
                row.getInt("use_level"), days == null ? null : Limit.workingDays(days, "实施机关承诺"));
    }

    private static MatterVersionRow row(ResultSet row, int n) throws SQLException {
        Date effective = row.getDate("effective_on");
        Timestamp published = row.getTimestamp("published_at");
        return new MatterVersionRow(row.getString("catalog_code"), row.getString("handling_item"), row.getString("slug"), new Text(row.getString("name_zh"), row.getString("name_en")),
                row.getString("task_type"), row.getString("duty"), row.getInt("version"), MatterState.valueOf(row.getString("state")), row.getString("origin"),
                new MatterVersionRow.Problems(row.getInt("blocking"), row.getInt("warnings")), effective == null ? null : effective.toLocalDate(),
                published == null ? null : published.toInstant(), row.getTimestamp("created_at").toInstant(), row.getString("state_reason"), row.getInt("implementations"));
    }

    private Stored stored(ResultSet row, int n) throws SQLException {
        return new Stored(row.getString("slug"), row.getInt("version"), MatterState.valueOf(row.getString("state")), row.getString("hash"), row.getString("origin"));
    }

    private static List<Integer> integers(ResultSet row, String column) throws SQLException {
        return Arrays.stream((Object[]) row.getArray(column).getArray()).map(one -> ((Number) one).intValue()).toList();
    }
}
