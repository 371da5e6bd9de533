package luoshu.kernel.audit.internal;

import java.util.HashMap;
import java.util.Map;

import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.database.SqlPart;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
public class AuditQueries {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public void append(Actor actor, Act act, @Nullable String requestId, @Nullable String address) {
        jdbc.sql("""
                insert into audit.entry (subject, name, capacity, organ, action, outcome, object, case_number, matter, person, request_id, address, detail)
                values (:subject, :name, :capacity, :organ, :action, :outcome, :object, :caseNumber, :matter, :person, :requestId, :address, :detail::jsonb)
                """)
                .param("subject", actor.subject()).param("name", actor.name()).param("capacity", actor.capacityText())
                .param("organ", actor instanceof Actor.Official official ? official.organ() : null)
                .param("action", act.action()).param("outcome", act.outcome().name()).param("object", act.object())
                .param("caseNumber", act.caseNumber()).param("matter", act.matter()).param("person", act.person())
                .param("requestId", requestId).param("address", address)
                .param("detail", act.detail().isEmpty() ? "{}" : json.writeValueAsString(act.detail()))
                .update();
    }

    public SqlPart part(Actor actor, Act act, String guard, @Nullable String requestId, @Nullable String address) {
        Map<String, Object> params = new HashMap<>();
        params.put("auSubject", actor.subject());
        params.put("auName", actor.name());
        params.put("auCapacity", actor.capacityText());
        params.put("auOrgan", actor instanceof Actor.Official official ? official.organ() : null);
        params.put("auAction", act.action());
        params.put("auOutcome", act.outcome().name());
        params.put("auObject", act.object());
        params.put("auMatter", act.matter());
        params.put("auPerson", act.person());
        params.put("auRequest", requestId);
        params.put("auAddress", address);
        params.put("auDetail", act.detail().isEmpty() ? "{}" : json.writeValueAsString(act.detail()));
        return new SqlPart("""
                audited as (
                    insert into audit.entry (subject, name, capacity, organ, action, outcome, object, case_number, matter, person, request_id, address, detail)
                    select :auSubject, :auName, :auCapacity, :auOrgan, :auAction, :auOutcome, :auObject, guard.number, :auMatter, :auPerson::uuid, :auRequest, :auAddress, :auDetail::jsonb
                    from %s guard)
                """.formatted(guard), params);
    }
}
