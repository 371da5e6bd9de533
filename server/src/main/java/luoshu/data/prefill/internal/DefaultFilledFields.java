package luoshu.data.prefill.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import luoshu.data.prefill.FilledField;
import luoshu.data.prefill.FilledFields;
import luoshu.data.prefill.PrefillField;
import luoshu.data.prefill.PrefillParameter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class DefaultFilledFields implements FilledFields {

    private static final int MOST = 500;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Filled.Value>> VALUES = new TypeReference<>() {
    };
    private static final TypeReference<List<PrefillParameter>> PARAMETERS = new TypeReference<>() {
    };
    private static final TypeReference<List<PrefillField>> FIELDS = new TypeReference<>() {
    };
    private static final String SELECT = """
            select f.id, f.application, f.rule, f.contract, c.resource, r.matter, r.path, r.parameters::text as parameters, r.fields::text as rule_fields, f.fields::text as filled, f.at
            from prefill.fill f join prefill.rule r on r.id = f.rule join contracts.api_contract c on c.number = f.contract
            """;
    private final JdbcClient jdbc;
    private final FillQueries fills;
    private final Clock clock;

    DefaultFilledFields(JdbcClient jdbc, FillQueries fills, Clock clock) {
        this.jdbc = jdbc;
        this.fills = fills;
        this.clock = clock;
    }

    @Override
    public List<FilledField> ofApplication(UUID application) {
        return jdbc.sql(SELECT + "where f.application = :application and f.released_at is null order by f.at, f.id limit 100").param("application", application).query(DefaultFilledFields::fields).list().stream()
                .flatMap(List::stream).toList();
    }

    @Override
    public List<FilledField> ofApplicant(UUID applicant, UUID resource, String field) {
        return jdbc.sql(SELECT + """
                join prefill.consent k on k.application = f.application and k.rule = f.rule
                where k.applicant = :applicant and c.resource = :resource and f.released_at is null order by f.at desc, f.id limit :most
                """).param("applicant", applicant).param("resource", resource).param("most", MOST).query(DefaultFilledFields::fields).list().stream().flatMap(List::stream)
                .filter(one -> one.field().equals(field)).toList();
    }

    @Override
    public void release(UUID application, UUID rule) {
        fills.release(application, rule, clock.instant());
    }

    /** A rule may put one field of the answer at several places. */
    private static List<FilledField> fields(ResultSet row, int number) throws SQLException {
        List<PrefillField> rule = JSON.readValue(row.getString("rule_fields"), FIELDS);
        List<PrefillParameter> parameters = JSON.readValue(row.getString("parameters"), PARAMETERS);
        List<FilledField> fields = new ArrayList<>();
        for (Filled.Value value : JSON.readValue(row.getString("filled"), VALUES)) {
            for (PrefillField field : rule.stream().filter(one -> one.pointer().equals(value.pointer())).toList()) {
                fields.add(new FilledField(row.getObject("application", UUID.class), row.getObject("id", UUID.class), row.getObject("rule", UUID.class), row.getString("contract"),
                        row.getObject("resource", UUID.class), row.getString("matter"), row.getString("path"), parameters, field.field(), value.pointer(), value.editable(), value.value(),
                        row.getTimestamp("at").toInstant()));
            }
        }
        return fields;
    }
}
