package luoshu.trust.archives.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Scope;
import luoshu.kernel.access.Subject;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.texts.Text;
import luoshu.trust.archives.HandoverState;
import luoshu.trust.archives.HandoverView;
import luoshu.trust.archives.PackageState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class HandoverQueries {

    record Row(UUID id, String number, String organ, String organName, String duty, String region, int confidentiality, String institution, boolean simulated, HandoverState state, String makerName,
               Instant madeAt, @Nullable Instant answeredAt, @Nullable String receipt, @Nullable String verdict, byte[] list, byte[] signature, byte[] certificates, int count) {

        Subject subject() {
            return new Subject(organ, duty, region, confidentiality);
        }
    }

    private static final String SELECT = """
            select h.*, i.count, i.confidentiality from archives.handover h, lateral (
                select count(*) as count, max(p.confidentiality) as confidentiality from archives.handover_item i join archives.package p on p.id = i.package where i.handover = h.id) i
            """;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    HandoverQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(UUID id, String number, PackageRow first, String institution, boolean simulated, Actor by, Instant now, byte[] list, byte[] signature, byte[] certificates, List<UUID> packages) {
        jdbc.sql("""
                insert into archives.handover (id, number, organ, organ_name, duty, region, institution, simulated, state, made_by, maker_name, made_at, list, signature, certificates)
                values (:id, :number, :organ, :organName, :duty, :region, :institution, :simulated, 'PREPARED', :by, :name, :now, :list, :signature, :certificates)
                """).param("id", id).param("number", number).param("organ", first.organ()).param("organName", first.organName()).param("duty", first.duty()).param("region", first.region())
                .param("institution", institution).param("simulated", simulated).param("by", by.subject()).param("name", by.name()).param("now", PackageQueries.at(now)).param("list", list)
                .param("signature", signature).param("certificates", certificates).update();
        jdbc.sql("insert into archives.handover_item (handover, package) select :id, unnest(:packages::uuid[])").param("id", id)
                .param("packages", packages.stream().map(UUID::toString).toArray(String[]::new)).update();
    }

    /** Those that stand in a batch that was not refused. */
    List<UUID> listed(Collection<UUID> packages) {
        return jdbc.sql("select i.package from archives.handover_item i join archives.handover h on h.id = i.handover and h.state <> 'REFUSED' where i.package in (:packages)")
                .param("packages", packages).query(UUID.class).list();
    }

    /** False when it was answered already. */
    boolean answer(UUID id, HandoverState state, String receipt, String verdict, Instant now) {
        return jdbc.sql("update archives.handover set state = :state, version = version + 1, receipt = :receipt, verdict = :verdict, answered_at = :now where id = :id and state in ('PREPARED', 'SENT')")
                .param("id", id).param("state", state.name()).param("receipt", receipt).param("verdict", verdict).param("now", PackageQueries.at(now)).update() == 1;
    }

    /** False when it was sent before. */
    boolean sent(UUID id) {
        return jdbc.sql("update archives.handover set state = 'SENT', version = version + 1 where id = :id and state = 'PREPARED'").param("id", id).update() == 1;
    }

    /** Those the institution has not answered. */
    List<Row> listSent(int most) {
        return jdbc.sql(SELECT + "where h.state = 'SENT' order by h.made_at limit :most").param("most", most).query(HandoverQueries::row).list();
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql(SELECT + "where h.id = :id").param("id", id).query(HandoverQueries::row).optional();
    }

    Page<Row> page(Scope scope, @Nullable HandoverState state, PageRequest page) {
        Scope.Predicate reach = scope.predicate("h.organ", "h.duty", "h.region", "i.confidentiality", "s");
        Map<String, Object> params = new HashMap<>(reach.params());
        String where = "where " + reach.sql();
        if (state != null) {
            where += " and h.state = :state";
            params.put("state", state.name());
        }
        int total = jdbc.sql("select count(*) from (" + SELECT + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        List<Row> rows = total <= page.offset() ? List.of() : jdbc.sql(SELECT + where + " order by h.made_at desc, h.id desc limit :limit offset :offset").params(params)
                .param("limit", page.size()).param("offset", page.offset()).query(HandoverQueries::row).list();
        return new Page<>(rows, total, page.page(), page.size());
    }

    List<UUID> packages(UUID id) {
        return jdbc.sql("select package from archives.handover_item where handover = :id").param("id", id).query(UUID.class).list();
    }

    List<HandoverView.HandedPackage> described(UUID id) {
        return jdbc.sql("""
                select p.id, p.number, p.matter_name::text as matter_name, p.applicant_name, p.retention, p.manifest, p.state
                from archives.handover_item i join archives.package p on p.id = i.package where i.handover = :id order by p.number
                """).param("id", id).query((row, n) -> new HandoverView.HandedPackage(row.getObject("id", UUID.class), row.getString("number"), json.readValue(row.getString("matter_name"), Text.class),
                        row.getString("applicant_name"), row.getString("retention"), row.getString("manifest"), PackageState.valueOf(row.getString("state")))).list();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(row.getObject("id", UUID.class), row.getString("number"), row.getString("organ"), row.getString("organ_name"), row.getString("duty"), row.getString("region"),
                row.getInt("confidentiality"), row.getString("institution"), row.getBoolean("simulated"), HandoverState.valueOf(row.getString("state")), row.getString("maker_name"),
                PackageQueries.instant(row, "made_at"), PackageQueries.nullable(row, "answered_at"), row.getString("receipt"), row.getString("verdict"), row.getBytes("list"),
                row.getBytes("signature"), row.getBytes("certificates"), row.getInt("count"));
    }
}
