package luoshu.data.prefill.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class FillQueries {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Filled.Value>> VALUES = new TypeReference<>() {
    };
    private final JdbcClient jdbc;

    FillQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void agree(UUID application, UUID rule, Actor.Applicant by, Instant at) {
        jdbc.sql("""
                insert into prefill.consent (application, rule, applicant, given_at, given_by) values (:application, :rule, :applicant, :at, :by)
                on conflict (application, rule) do update set given_at = :at, given_by = :by, withdrawn_at = null where consent.withdrawn_at is not null
                """).param("application", application).param("rule", rule).param("applicant", by.applicantId()).param("at", Timestamp.from(at)).param("by", by.subject()).update();
    }

    /** @return false if there was none */
    boolean withdraw(UUID application, UUID rule, Instant at) {
        return jdbc.sql("update prefill.consent set withdrawn_at = :at where application = :application and rule = :rule and withdrawn_at is null").param("application", application).param("rule", rule)
                .param("at", Timestamp.from(at)).update() == 1;
    }

    void release(UUID application, UUID rule, Instant at) {
        jdbc.sql("update prefill.fill set released_at = :at where application = :application and rule = :rule and released_at is null").param("application", application).param("rule", rule)
                .param("at", Timestamp.from(at)).update();
    }

    boolean agreed(UUID application, UUID rule) {
        return jdbc.sql("select exists (select from prefill.consent where application = :application and rule = :rule and withdrawn_at is null)").param("application", application).param("rule", rule).query(Boolean.class)
                .single();
    }

    /** Holds off whoever withdraws at the same time. */
    boolean lockAgreed(UUID application, UUID rule) {
        return jdbc.sql("select rule from prefill.consent where application = :application and rule = :rule and withdrawn_at is null for update").param("application", application).param("rule", rule).query(UUID.class)
                .optional().isPresent();
    }

    /** @return false if as many calls as are allowed were made for the application */
    boolean attempt(UUID application, UUID rule, int most) {
        return jdbc.sql("update prefill.consent set attempts = attempts + 1 where application = :application and rule = :rule and attempts < :most").param("application", application).param("rule", rule)
                .param("most", most).update() == 1;
    }

    void insert(Filled one) {
        jdbc.sql("""
                insert into prefill.fill (id, application, rule, contract, provider_name, resource_name, at, question, answer, receipt, fields)
                values (:id, :application, :rule, :contract, :provider, :resource, :at, :question, :answer, :receipt, :fields::jsonb) on conflict (application, rule) where released_at is null do nothing
                """).param("id", one.id()).param("application", one.application()).param("rule", one.rule()).param("contract", one.contract()).param("provider", one.providerName())
                .param("resource", one.resourceName()).param("at", Timestamp.from(one.at())).param("question", one.question()).param("answer", one.answer()).param("receipt", one.receipt())
                .param("fields", JSON.writeValueAsString(one.values())).update();
    }

    /** What counts, oldest first. */
    List<Filled> list(UUID application) {
        return jdbc.sql("select f.*, f.fields::text as filled from prefill.fill f where f.application = :application and f.released_at is null order by f.at, f.id limit 100").param("application", application)
                .query(FillQueries::filled).list();
    }

    Optional<Filled> find(UUID application, UUID rule) {
        return list(application).stream().filter(one -> one.rule().equals(rule)).findFirst();
    }

    private static Filled filled(ResultSet row, int number) throws SQLException {
        return new Filled(row.getObject("id", UUID.class), row.getObject("application", UUID.class), row.getObject("rule", UUID.class), row.getString("contract"), row.getString("provider_name"),
                row.getString("resource_name"), row.getTimestamp("at").toInstant(), row.getString("question"), row.getBytes("answer"), row.getString("receipt"), JSON.readValue(row.getString("filled"), VALUES));
    }
}
