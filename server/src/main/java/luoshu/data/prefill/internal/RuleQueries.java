package luoshu.data.prefill.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.prefill.PrefillField;
import luoshu.data.prefill.PrefillParameter;
import luoshu.data.prefill.PrefillRule;
import luoshu.data.prefill.PrefillRuleDraft;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Scope;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class RuleQueries {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<PrefillParameter>> PARAMETERS = new TypeReference<>() {
    };
    private static final TypeReference<List<PrefillField>> FIELDS = new TypeReference<>() {
    };
    private static final String SELECT = """
            select r.id, r.organ, r.organ_name, r.duty, r.region, r.name, r.matter, r.matter_name, r.matter_name_en, r.contract, r.path, r.parameters::text as parameters, r.fields::text as fields, r.state, r.version,
                   r.drafted_at, r.drafted_by, r.drafted_by_name, r.confirmed_at, r.confirmed_by_name, r.withdrawn_at, r.withdrawn_by_name, r.last_success_at, r.last_fault_at, r.last_fault, r.faults
            from prefill.rule r
            """;
    private final JdbcClient jdbc;

    RuleQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<RuleFile> find(UUID id) {
        return jdbc.sql(SELECT + "where r.id = :id").param("id", id).query(RuleQueries::file).optional();
    }

    Optional<RuleFile> lock(UUID id) {
        return jdbc.sql(SELECT + "where r.id = :id for update").param("id", id).query(RuleQueries::file).optional();
    }

    List<RuleFile> ofMatter(String matter) {
        return jdbc.sql(SELECT + "where r.matter = :matter and r.state = 'ACTIVE' order by r.confirmed_at, r.id limit 100").param("matter", matter).query(RuleQueries::file).list();
    }

    Page<RuleFile> list(Scope scope, PageRequest page) {
        Scope.Predicate within = scope.predicate("r.organ", "r.duty", "r.region", "0", "p");
        String where = " where " + within.sql();
        return new Page<>(jdbc.sql(SELECT + where + " order by r.drafted_at desc, r.id limit :size offset :offset").params(within.params()).param("size", page.size()).param("offset", page.offset())
                .query(RuleQueries::file).list(),
                jdbc.sql("select count(*) from (select from prefill.rule r" + where + " limit " + (Page.COUNT_LIMIT + 1) + ") counted").params(within.params()).query(Integer.class).single(), page.page(), page.size());
    }

    void insert(UUID id, Organ organ, PrefillRuleDraft draft, PublishedMatter matter, Actor by, Instant at) {
        jdbc.sql("""
                insert into prefill.rule (id, organ, organ_name, duty, region, name, matter, matter_name, matter_name_en, contract, path, parameters, fields, state, drafted_at, drafted_by, drafted_by_name)
                values (:id, :organ, :organName, :duty, :region, :name, :matter, :matterName, :matterNameEn, :contract, :path, :parameters::jsonb, :fields::jsonb, 'DRAFT', :at, :by, :byName)
                """).param("id", id).param("organ", organ.code().value()).param("organName", organ.name()).param("duty", organ.duty()).param("region", organ.region().value()).param("name", draft.name().strip())
                .param("matter", matter.definition().catalogCode().value()).param("matterName", matter.definition().taskName().zh()).param("matterNameEn", matter.definition().taskName().en())
                .param("contract", draft.contract()).param("path", draft.path()).param("parameters", JSON.writeValueAsString(draft.parameters())).param("fields", JSON.writeValueAsString(draft.fields()))
                .param("at", Timestamp.from(at)).param("by", by.subject()).param("byName", by.name()).update();
    }

    void confirm(UUID id, Actor by, Instant at) {
        jdbc.sql("update prefill.rule set state = 'ACTIVE', version = version + 1, confirmed_at = :at, confirmed_by_name = :by where id = :id").param("id", id).param("at", Timestamp.from(at)).param("by", by.name()).update();
    }

    void withdraw(UUID id, Actor by, Instant at) {
        jdbc.sql("update prefill.rule set state = 'WITHDRAWN', version = version + 1, withdrawn_at = :at, withdrawn_by_name = :by where id = :id").param("id", id).param("at", Timestamp.from(at)).param("by", by.name()).update();
    }

    /** @param fault null: it went well */
    void tried(UUID id, @Nullable String fault, Instant at) {
        jdbc.sql(fault == null ? "update prefill.rule set last_success_at = :at, faults = 0 where id = :id" : "update prefill.rule set last_fault_at = :at, last_fault = :fault, faults = faults + 1 where id = :id")
                .param("id", id).param("at", Timestamp.from(at)).param("fault", fault).update();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static RuleFile file(ResultSet row, int number) throws SQLException {
        PrefillRule rule = new PrefillRule(row.getObject("id", UUID.class), row.getString("organ"), row.getString("organ_name"), row.getString("name"), row.getString("matter"),
                new Text(row.getString("matter_name"), row.getString("matter_name_en")), row.getString("contract"), row.getString("path"), JSON.readValue(row.getString("parameters"), PARAMETERS),
                JSON.readValue(row.getString("fields"), FIELDS), PrefillRule.State.valueOf(row.getString("state")), row.getInt("version"), row.getTimestamp("drafted_at").toInstant(), row.getString("drafted_by_name"),
                instant(row, "confirmed_at"), row.getString("confirmed_by_name"), instant(row, "withdrawn_at"), row.getString("withdrawn_by_name"), instant(row, "last_success_at"), instant(row, "last_fault_at"),
                row.getString("last_fault"), row.getInt("faults"));
        return new RuleFile(rule, row.getString("duty"), row.getString("region"), row.getString("drafted_by"));
    }
}
