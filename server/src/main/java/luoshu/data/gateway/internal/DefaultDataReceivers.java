package luoshu.data.gateway.internal;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.gateway.DataReceiver;
import luoshu.data.gateway.DataReceivers;
import luoshu.kernel.parties.CitizenId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DefaultDataReceivers implements DataReceivers {

    private static final int MOST = 500;
    private final JdbcClient jdbc;
    private final Subjects subjects;

    DefaultDataReceivers(JdbcClient jdbc, Subjects subjects) {
        this.jdbc = jdbc;
        this.subjects = subjects;
    }

    @Override
    public List<DataReceiver> list(CitizenId person, UUID resource, String field) {
        return jdbc.sql("""
                select (array_agg(u.contract order by u.id desc))[1] as contract, u.asker, max(c.asker_name) as asker_name, count(*) as times, max(u.at) as last
                from gateway.use u join gateway.answer a on a.use = u.id join gateway.system s on s.id = u.system join contracts.api_contract c on c.number = u.contract
                where u.subject = :subject and u.environment = 'LIVE' and u.resource = :resource and :field = any(u.fields) and a.code = 'ok' and a.rows > 0 and not s.platform
                group by u.asker order by u.asker limit :most
                """).param("subject", pseudonym(person)).param("resource", resource).param("field", field).param("most", MOST)
                .query((row, _) -> new DataReceiver(row.getString("contract"), row.getString("asker"), row.getString("asker_name"), row.getInt("times"), row.getTimestamp("last").toInstant())).list();
    }

    @Override
    public Optional<ReceivedUse> find(UUID use, CitizenId person) {
        return jdbc.sql("""
                select u.id, u.contract, u.resource, u.fields, u.operation, u.matter from gateway.use u join gateway.answer a on a.use = u.id
                where u.id = :use and u.subject = :subject and u.environment = 'LIVE' and a.code = 'ok' and a.rows > 0
                """).param("use", use).param("subject", pseudonym(person))
                .query((row, _) -> new ReceivedUse(row.getObject("id", UUID.class), row.getString("contract"), row.getObject("resource", UUID.class), List.of((String[]) row.getArray("fields").getArray()),
                        path(row.getString("operation")), row.getString("matter") == null ? "" : row.getString("matter"))).optional();
    }

    private static String path(String operation) {
        return operation.substring(operation.indexOf(' ') + 1);
    }

    private byte[] pseudonym(CitizenId person) {
        return HexFormat.of().parseHex(subjects.pseudonym(person.value()));
    }
}
