package luoshu.data.operation.internal;

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

import luoshu.data.operation.AssetAct;
import luoshu.data.operation.AssetEntry;
import luoshu.data.operation.AssetKind;
import luoshu.data.operation.AssetRow;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Subject;
import luoshu.kernel.database.Like;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AssetQueries {

    private static final String SELECT = """
            select a.number, a.edition, a.act, a.kind, a.name, a.description, a.resource, a.resource_code, a.resource_name, a.resource_edition, a.organ, a.organ_name, a.duty, a.region, a.reason, a.at, a.by_name from operation.asset a
            """;
    private final JdbcClient jdbc;

    AssetQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record AssetFile(String number, AssetEntry entry, Subject subject) {
    }

    String number(LocalDate day) {
        return jdbc.sql("select 'DJ' || :day || lpad(nextval('operation.serial')::text, 6, '0')").param("day", day.toString().replace("-", "")).query(String.class).single();
    }

    /** False: the entry of the catalogue is registered as a resource already. */
    boolean write(AssetFile file, Actor by) {
        AssetEntry one = file.entry();
        jdbc.sql("update operation.asset set latest = false where number = :number and latest").param("number", file.number()).update();
        return jdbc.sql("""
                insert into operation.asset (number, edition, act, kind, name, description, resource, resource_code, resource_name, resource_edition, organ, organ_name, duty, region, reason, at, subject, by_name, latest)
                values (:number, :edition, :act, :kind, :name, :description, :resource, :code, :resourceName, :resourceEdition, :organ, :organName, :duty, :region, :reason, :at, :by, :byName, true) on conflict do nothing
                """).param("number", file.number()).param("edition", one.edition()).param("act", one.act().name()).param("kind", one.kind().name()).param("name", one.name()).param("description", one.description())
                .param("resource", one.resource()).param("code", one.resourceCode()).param("resourceName", one.resourceName()).param("resourceEdition", one.resourceEdition()).param("organ", one.organ())
                .param("organName", one.organName()).param("duty", file.subject().duty()).param("region", file.subject().region()).param("reason", one.reason()).param("at", Timestamp.from(one.at())).param("by", by.subject())
                .param("byName", by.name()).update() == 1;
    }

    Optional<AssetFile> find(String number) {
        return jdbc.sql(SELECT + "where a.number = :number and a.latest").param("number", number).query(AssetQueries::file).optional();
    }

    Optional<AssetFile> lock(String number) {
        return jdbc.sql(SELECT + "where a.number = :number and a.latest for update").param("number", number).query(AssetQueries::file).optional();
    }

    List<AssetEntry> history(String number) {
        return jdbc.sql(SELECT + "where a.number = :number order by a.edition desc limit 500").param("number", number).query(AssetQueries::file).list().stream().map(AssetFile::entry).toList();
    }

    List<String> agreements(UUID resource) {
        return jdbc.sql("""
                select distinct g.number from operation.operated o join operation.agreement g on g.number = o.agreement where o.resource = :resource and g.state not in ('DRAFT', 'ENDED') order by g.number limit 100
                """).param("resource", resource).query(String.class).list();
    }

    Page<AssetRow> list(@Nullable String q, @Nullable AssetKind kind, PageRequest page) {
        Map<String, Object> params = new HashMap<>();
        params.put("like", Like.literal(q == null ? "" : q.strip()));
        params.put("kind", kind == null ? "" : kind.name());
        String from = """
                 from operation.asset a where a.latest and (:kind = '' or a.kind = :kind)
                 and (:like = '' or a.number ilike '%' || :like || '%' or a.name ilike '%' || :like || '%' or a.resource_name ilike '%' || :like || '%' or a.organ_name ilike '%' || :like || '%')
                """;
        List<AssetRow> rows = jdbc.sql("select a.number, a.kind, a.name, a.resource_code, a.resource_name, a.organ_name, a.edition, a.act, a.at" + from + " order by a.at desc, a.number desc limit :size offset :offset").params(params)
                .param("size", page.size()).param("offset", page.offset())
                .query((row, _) -> new AssetRow(row.getString("number"), AssetKind.valueOf(row.getString("kind")), row.getString("name"), row.getString("resource_code"), row.getString("resource_name"), row.getString("organ_name"),
                        row.getInt("edition"), AssetAct.valueOf(row.getString("act")), AssetAct.valueOf(row.getString("act")) == AssetAct.CANCELLATION, instant(row))).list();
        int total = jdbc.sql("select count(*) from (select" + from + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        return new Page<>(rows, total, page.page(), page.size());
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getTimestamp("at").toInstant();
    }

    private static AssetFile file(ResultSet row, int at) throws SQLException {
        AssetEntry entry = new AssetEntry(row.getInt("edition"), AssetAct.valueOf(row.getString("act")), AssetKind.valueOf(row.getString("kind")), row.getString("name"), row.getString("description"),
                row.getObject("resource", UUID.class), row.getString("resource_code"), row.getString("resource_name"), row.getInt("resource_edition"), row.getString("organ"), row.getString("organ_name"), row.getString("reason"),
                instant(row), row.getString("by_name"));
        return new AssetFile(row.getString("number"), entry, new Subject(row.getString("organ"), row.getString("duty"), row.getString("region"), 0));
    }
}
