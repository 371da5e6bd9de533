package luoshu.data.contracts.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import luoshu.data.contracts.Contract;
import luoshu.data.contracts.ContractAct;
import luoshu.data.contracts.ContractJournalEntry;
import luoshu.data.contracts.ContractState;
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

/** What was done with contracts: journal, audit and evidence, in the transaction of the act. Stopping one is never kept from taking effect by the state of the log. */
@Component
class ContractJournal {

    private static final JsonMapper JSON = JsonMapper.shared();
    private final JdbcClient jdbc;
    private final Access access;
    private final Audit audit;
    private final Ledger ledger;

    ContractJournal(JdbcClient jdbc, Access access, Audit audit, Ledger ledger) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.ledger = ledger;
    }

    /** @param contract as the act left it */
    void write(Contract contract, ContractAct act, String reason, Instant at) {
        Actor actor = access.actor();
        jdbc.sql("""
                insert into contracts.act (contract, version, act, state, at, subject, name, capacity, reason) values (:contract, :version, :act, :state, :at, :subject, :name, :capacity, :reason)
                """).param("contract", contract.number()).param("version", contract.version()).param("act", act.name()).param("state", contract.state().name()).param("at", Timestamp.from(at))
                .param("subject", actor.subject()).param("name", actor.name()).param("capacity", actor.capacityText()).param("reason", reason).update();
        audit.record(Act.done("contract." + act.name().toLowerCase(Locale.ROOT), "contract:" + contract.number()).with(Map.of("resource", contract.resource().toString(), "asker", contract.asker())));
        if (act != ContractAct.CONCLUDE) {
            prove(contract, act, at);
        }
    }

    private void prove(Contract contract, ContractAct act, Instant at) {
        String terms = HexFormat.of().formatHex(Sm3.digest(JSON.writeValueAsBytes(List.of(contract.terms(), contract.items()))));
        List<Ledger.Act> evidence = List.of(new Ledger.Act("contract:" + contract.number() + ":" + contract.version(), "contract:" + contract.number(),
                new Evidence("contract-" + word(act), at, contract.provider(), Map.of("contract", contract.number(), "asker", contract.asker(), "resource", contract.resource().toString(), "terms", terms))));
        if (contract.state() == ContractState.ACTIVE) {
            ledger.record(evidence);
        } else {
            ledger.recordPast(evidence);
        }
    }

    private static String word(ContractAct act) {
        return switch (act) {
            case CONCLUDE -> "concluded";
            case ACTIVATE -> "activated";
            case SUSPEND -> "suspended";
            case RESUME -> "resumed";
            case END -> "ended";
        };
    }

    List<ContractJournalEntry> list(String contract) {
        return jdbc.sql("select act, state, at, name, capacity, reason from contracts.act where contract = :contract order by version desc limit 500").param("contract", contract)
                .query((row, _) -> new ContractJournalEntry(ContractAct.valueOf(row.getString("act")), ContractState.valueOf(row.getString("state")), row.getTimestamp("at").toInstant(), row.getString("name"),
                        Actor.Official.postTitle(row.getString("capacity")).orElse(""), row.getString("reason"))).list();
    }
}
