package luoshu.data.asking.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import luoshu.data.asking.AskedDemand;
import luoshu.data.asking.AskedMaterial;
import luoshu.data.asking.AskingTotals;
import luoshu.data.asking.GiverKind;
import luoshu.data.asking.Standing;
import luoshu.kernel.database.Like;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.texts.Text;
import luoshu.trust.certificates.IssuedType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class AskedQueries {

    private static final String COUNTS = """
            left join (select h.slug, h.material, sum(h.papers) as papers, sum(h.taken) as taken from asking.handed_in h where h.day > :from group by h.slug, h.material) c
                on c.slug = a.slug and c.material = a.material
            """;
    private static final String WHERE = """
            where (:standing = '' or a.standing = :standing) and (:matter = '' or a.slug = :matter)
              and (:q = '' or a.name ->> 'zh' ilike '%' || :like || '%' or a.matter_name ->> 'zh' ilike '%' || :like || '%' or a.giver_name ilike '%' || :like || '%')
            """;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    AskedQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Where certificates of these types are in force, as of the last count. */
    List<String> regions(List<String> types) {
        return jdbc.sql("select distinct region from asking.reach where type = any(:types)").param("types", types.toArray(String[]::new)).query(String.class).list();
    }

    void replaceReach(List<IssuedType> issued) {
        jdbc.sql("delete from asking.reach").update();
        jdbc.sql("insert into asking.reach (type, region, certificates) select * from unnest(:types::text[], :regions::text[], :counts::bigint[])")
                .param("types", issued.stream().map(IssuedType::type).toArray(String[]::new)).param("regions", issued.stream().map(IssuedType::region).toArray(String[]::new))
                .param("counts", issued.stream().map(IssuedType::certificates).toArray(Long[]::new)).update();
    }

    /** Waits for whoever counts. @return the last day that is counted, if any is */
    Optional<LocalDate> lockCounting() {
        return jdbc.sql("select counted_until from asking.counting for update").query((row, _) -> Optional.ofNullable(row.getObject("counted_until", LocalDate.class))).single();
    }

    boolean somebodyCounts() {
        return jdbc.sql("select one from asking.counting for update skip locked").query(Boolean.class).optional().isEmpty();
    }

    void counted(LocalDate until, Instant at) {
        jdbc.sql("update asking.counting set counted_until = :until, counted_at = :at").param("until", until).param("at", Timestamp.from(at)).update();
    }

    /** A day of Chinese time, from {@code begin} on: each case once for a material, as taken when none of its files is a paper. */
    void countDay(LocalDate day, Instant begin, Instant end) {
        jdbc.sql("delete from asking.handed_in where day = :day").param("day", day).update();
        jdbc.sql("""
                insert into asking.handed_in (day, slug, material, papers, taken)
                select :day, x.slug, x.material, count(*) filter (where x.papers), count(*) filter (where not x.papers)
                from (select m.slug, m.material, m.case_id, bool_or(t.file is null) as papers
                      from cases.api_handed_in m left join usage.api_taken t on t.file = m.file
                      where m.submitted_at >= :begin and m.submitted_at < :end group by m.slug, m.material, m.case_id) x
                group by x.slug, x.material
                """).param("day", day).param("begin", Timestamp.from(begin)).param("end", Timestamp.from(end)).update();
    }

    void forgetDays(LocalDate before) {
        jdbc.sql("delete from asking.handed_in where day < :before").param("before", before).update();
    }

    /** What stands as before keeps its day. */
    void replace(List<AskedRow> rows, LocalDate today) {
        jdbc.sql("delete from asking.asked a where not exists (select from unnest(:slugs::text[], :materials::text[]) k (slug, material) where k.slug = a.slug and k.material = a.material)")
                .param("slugs", rows.stream().map(row -> row.matter().slug()).toArray(String[]::new)).param("materials", rows.stream().map(row -> row.material().code()).toArray(String[]::new)).update();
        for (AskedRow row : rows) {
            Giver giver = row.giver();
            jdbc.sql("""
                    insert into asking.asked (slug, material, catalog_code, matter_name, name, standing, giver_kind, giver_key, giver_name, reached, regions, demands, since)
                    values (:slug, :material, :catalog, :matterName::jsonb, :name::jsonb, :standing, :kind, :key, :giver, :reached, :regions, :demands::jsonb, :today)
                    on conflict (slug, material) do update set catalog_code = excluded.catalog_code, matter_name = excluded.matter_name, name = excluded.name, standing = excluded.standing,
                        giver_kind = excluded.giver_kind, giver_key = excluded.giver_key, giver_name = excluded.giver_name, reached = excluded.reached, regions = excluded.regions, demands = excluded.demands,
                        since = case when asked.standing = excluded.standing then asked.since else excluded.since end
                    """).param("slug", row.matter().slug()).param("material", row.material().code()).param("catalog", row.matter().catalogCode().value())
                    .param("matterName", json.writeValueAsString(row.matter().taskName())).param("name", json.writeValueAsString(row.material().name())).param("standing", row.standing().name())
                    .param("kind", giver == null ? null : giver.kind().name()).param("key", giver == null ? null : giver.key()).param("giver", giver == null ? null : giver.name())
                    .param("reached", row.reached()).param("regions", row.regions()).param("demands", json.writeValueAsString(row.demands())).param("today", today).update();
        }
    }

    /** @param from the day before the first that counts */
    long papers(String slug, String material, LocalDate from) {
        return jdbc.sql("select coalesce(sum(papers), 0) from asking.handed_in where slug = :slug and material = :material and day > :from").param("slug", slug).param("material", material).param("from", from)
                .query(Long.class).single();
    }

    Page<AskedMaterial> page(String q, @Nullable Standing standing, String matter, LocalDate from, PageRequest page) {
        String state = standing == null ? "" : standing.name();
        List<AskedMaterial> rows = jdbc.sql("select a.*, coalesce(c.papers, 0) as papers, coalesce(c.taken, 0) as taken from asking.asked a " + COUNTS + WHERE
                        + " order by coalesce(c.papers, 0) desc, array_position(array['STILL_ASKED', 'AWAITING', 'NO_SOURCE', 'FREE'], a.standing), a.slug, a.material limit :size offset :offset")
                .param("from", from).param("standing", state).param("matter", matter).param("q", q).param("like", Like.literal(q)).param("size", page.size()).param("offset", page.offset()).query(this::row).list();
        int total = jdbc.sql("select count(*) from asking.asked a " + WHERE).param("standing", state).param("matter", matter).param("q", q).param("like", Like.literal(q)).query(Integer.class).single();
        return new Page<>(rows, total, page.page(), page.size());
    }

    AskingTotals totals(LocalDate from) {
        return jdbc.sql("""
                select count(*) filter (where a.standing = 'FREE') as free, count(*) filter (where a.standing = 'STILL_ASKED') as still_asked, count(*) filter (where a.standing = 'AWAITING') as awaiting,
                       count(*) filter (where a.standing = 'NO_SOURCE') as no_source, coalesce(sum(c.papers), 0) as papers, coalesce(sum(c.taken), 0) as taken, (select counted_at from asking.counting) as counted_at
                from asking.asked a\s""" + COUNTS).param("from", from).query((row, _) -> new AskingTotals(row.getInt("free"), row.getInt("still_asked"), row.getInt("awaiting"), row.getInt("no_source"),
                row.getLong("papers"), row.getLong("taken"), row.getTimestamp("counted_at") == null ? null : row.getTimestamp("counted_at").toInstant())).single();
    }

    private AskedMaterial row(ResultSet row, int number) throws SQLException {
        String kind = row.getString("giver_kind");
        return new AskedMaterial(row.getString("slug"), row.getString("catalog_code"), Text.of(json.readTree(row.getString("matter_name"))), row.getString("material"),
                Text.of(json.readTree(row.getString("name"))), Standing.valueOf(row.getString("standing")), kind == null ? null : GiverKind.valueOf(kind), row.getString("giver_key"), row.getString("giver_name"),
                row.getInt("reached"), row.getInt("regions"), row.getLong("papers"), row.getLong("taken"), Arrays.asList(json.readValue(row.getString("demands"), AskedDemand[].class)),
                row.getObject("since", LocalDate.class));
    }
}
