package luoshu.kernel.audit.internal;

import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
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
}
