package luoshu.data.operation.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import luoshu.data.operation.OperationAct;
import luoshu.data.operation.OperationJournalEntry;
import luoshu.data.operation.OperationState;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.trust.ledger.Evidence;
import luoshu.trust.ledger.Ledger;
import luoshu.trust.signing.Sm3;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What was done with agreements and statements: journal, audit and evidence, in the transaction of the act. */
@Component
class OperationJournal {

    private static final JsonMapper JSON = JsonMapper.shared();
    private final JdbcClient jdbc;
    private final Access access;
    private final Audit audit;
    private final Ledger ledger;

    OperationJournal(JdbcClient jdbc, Access access, Audit audit, Ledger ledger) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.ledger = ledger;
    }

    /** @param agreement as the act left it */
    void act(AgreementFile agreement, OperationAct act, String reason, Instant at) {
        Actor actor = access.actor();
        jdbc.sql("insert into operation.act (agreement, version, act, state, at, subject, name, capacity, reason) values (:agreement, :version, :act, :state, :at, :subject, :name, :capacity, :reason)")
                .param("agreement", agreement.number()).param("version", agreement.version()).param("act", act.name()).param("state", agreement.state().name()).param("at", Timestamp.from(at))
                .param("subject", actor.subject()).param("name", actor.name()).param("capacity", actor.capacityText()).param("reason", reason).update();
        done(act.name().toLowerCase(Locale.ROOT), agreement.number(), Map.of("operator", agreement.terms().operator()));
        String terms = HexFormat.of().formatHex(Sm3.digest(JSON.writeValueAsBytes(agreement.terms())));
        prove("operation-" + word(act), agreement, agreement.number() + ":" + agreement.version(), at, Map.of("agreement", agreement.number(), "operator", agreement.terms().operator(), "terms", terms),
                agreement.state() == OperationState.IN_FORCE);
    }

    /** Stopping is never kept from taking effect by the state of the log. */
    void prove(String kind, AgreementFile agreement, String key, Instant at, Map<String, String> content, boolean needed) {
        List<Ledger.Act> evidence = List.of(new Ledger.Act("operation:" + key, "operation:" + agreement.number(), new Evidence(kind, at, agreement.subject().organ(), content)));
        if (needed) {
            ledger.record(evidence);
        } else {
            ledger.recordPast(evidence);
        }
    }

    void done(String act, String agreement, Map<String, Object> detail) {
        audit.record(Act.done("operation." + act, "operation:" + agreement).with(detail));
    }

    private static String word(OperationAct act) {
        return switch (act) {
            case CONCLUDE -> "concluded";
            case BEGIN -> "begun";
            case SUSPEND -> "suspended";
            case RESUME -> "resumed";
            case END -> "ended";
        };
    }

    List<OperationJournalEntry> list(String agreement) {
        return jdbc.sql("select act, state, at, name, capacity, reason from operation.act where agreement = :agreement order by version desc limit 500").param("agreement", agreement)
                .query((row, _) -> new OperationJournalEntry(OperationAct.valueOf(row.getString("act")), OperationState.valueOf(row.getString("state")), row.getTimestamp("at").toInstant(), row.getString("name"),
                        Actor.Official.postTitle(row.getString("capacity")).orElse(""), row.getString("reason"))).list();
    }
}
