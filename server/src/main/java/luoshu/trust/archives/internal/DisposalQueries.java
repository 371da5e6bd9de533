package luoshu.trust.archives.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
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
import luoshu.trust.archives.DisposalState;
import luoshu.trust.archives.DisposalView;
import luoshu.trust.archives.PackageState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class DisposalQueries {

    /** A list with the sight it is under: the organ's, with the highest confidentiality in it. */
    record Row(UUID id, String organ, String organName, String duty, String region, int confidentiality, DisposalState state, String reason, String proposedBy, String proposerName, Instant proposedAt,
               @Nullable String deciderName, @Nullable Instant decidedAt, @Nullable String opinion, int count) {

        Subject subject() {
            return new Subject(organ, duty, region, confidentiality);
        }
    }

    private static final String SELECT = """
            select d.*, i.count, i.confidentiality from archives.disposal d, lateral (
                select count(*) as count, max(p.confidentiality) as confidentiality from archives.disposal_item i join archives.package p on p.id = i.package where i.disposal = d.id) i
            """;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    DisposalQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    UUID insert(PackageRow first, String reason, Actor by, Instant now) {
        return jdbc.sql("""
                insert into archives.disposal (organ, organ_name, duty, region, state, reason, proposed_by, proposer_name, proposed_at)
                values (:organ, :organName, :duty, :region, 'PROPOSED', :reason, :by, :name, :now) returning id
                """).param("organ", first.organ()).param("organName", first.organName()).param("duty", first.duty()).param("region", first.region()).param("reason", reason)
                .param("by", by.subject()).param("name", by.name()).param("now", PackageQueries.at(now)).query(UUID.class).single();
    }

    void add(UUID id, List<UUID> packages) {
        jdbc.sql("insert into archives.disposal_item (disposal, package) select :id, unnest(:packages::uuid[])").param("id", id).param("packages", packages.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    /** Those that stand on a list nobody has decided. */
    List<UUID> listed(Collection<UUID> packages) {
        return jdbc.sql("select i.package from archives.disposal_item i join archives.disposal d on d.id = i.disposal and d.state = 'PROPOSED' where i.package in (:packages)").param("packages", packages)
                .query(UUID.class).list();
    }

    /** False when somebody was faster. */
    boolean decide(UUID id, DisposalState state, String opinion, Actor by, Instant now) {
        return jdbc.sql("""
                update archives.disposal set state = :state, version = version + 1, decided_by = :by, decider_name = :name, decided_at = :now, opinion = :opinion
                where id = :id and state = 'PROPOSED'
                """).param("id", id).param("state", state.name()).param("by", by.subject()).param("name", by.name()).param("now", PackageQueries.at(now)).param("opinion", opinion).update() == 1;
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql(SELECT + "where d.id = :id").param("id", id).query(DisposalQueries::row).optional();
    }

    Page<Row> page(Scope scope, @Nullable DisposalState state, PageRequest page) {
        Scope.Predicate reach = scope.predicate("d.organ", "d.duty", "d.region", "i.confidentiality", "s");
        Map<String, Object> params = new HashMap<>(reach.params());
        String where = "where " + reach.sql();
        if (state != null) {
            where += " and d.state = :state";
            params.put("state", state.name());
        }
        int total = jdbc.sql("select count(*) from (" + SELECT + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(params).query(Integer.class).single();
        List<Row> rows = total <= page.offset() ? List.of() : jdbc.sql(SELECT + where + " order by d.proposed_at desc, d.id desc limit :limit offset :offset").params(params)
                .param("limit", page.size()).param("offset", page.offset()).query(DisposalQueries::row).list();
        return new Page<>(rows, total, page.page(), page.size());
    }

    List<UUID> packages(UUID id) {
        return jdbc.sql("select package from archives.disposal_item where disposal = :id order by package").param("id", id).query(UUID.class).list();
    }

    List<DisposalView.DisposedPackage> described(UUID id) {
        return jdbc.sql("""
                select p.id, p.number, p.case_number, p.matter_name::text as matter_name, p.applicant_name, p.retention, p.kept_until, p.manifest, p.state
                from archives.disposal_item i join archives.package p on p.id = i.package where i.disposal = :id order by p.number
                """).param("id", id).query((row, n) -> new DisposalView.DisposedPackage(row.getObject("id", UUID.class), row.getString("number"), row.getString("case_number"),
                        json.readValue(row.getString("matter_name"), Text.class), row.getString("applicant_name"), row.getString("retention"), row.getObject("kept_until", LocalDate.class),
                        row.getString("manifest"), PackageState.valueOf(row.getString("state")))).list();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(row.getObject("id", UUID.class), row.getString("organ"), row.getString("organ_name"), row.getString("duty"), row.getString("region"), row.getInt("confidentiality"),
                DisposalState.valueOf(row.getString("state")), row.getString("reason"), row.getString("proposed_by"), row.getString("proposer_name"), PackageQueries.instant(row, "proposed_at"),
                row.getString("decider_name"), PackageQueries.nullable(row, "decided_at"), row.getString("opinion"), row.getInt("count"));
    }
}
