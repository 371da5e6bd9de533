package luoshu.trust.seals.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.trust.ledger.Evidence;
import luoshu.trust.ledger.Ledger;
import luoshu.trust.seals.SealAct;
import luoshu.trust.seals.SealHolder;
import luoshu.trust.seals.SealJournalEntry;
import luoshu.trust.seals.SealState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was done with a seal: in its journal, in the audit and in the evidence log, in the transaction of the act. */
@Component
public class SealJournal {

    /** A seal is stopped whatever the state of the log. */
    private static final Set<SealAct> STOPPING = EnumSet.of(SealAct.REFUSE, SealAct.SUSPEND, SealAct.CANCEL);
    private final JdbcClient jdbc;
    private final Access access;
    private final Audit audit;
    private final Ledger ledger;

    SealJournal(JdbcClient jdbc, Access access, Audit audit, Ledger ledger) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.ledger = ledger;
    }

    /** @param number the version of the seal that the act makes */
    public void write(String seal, SealHolder holder, String name, SealAct act, SealState state, int number, Instant at, String note) {
        Actor actor = access.actor();
        jdbc.sql("""
                insert into seals.act (seal, number, act, state, at, subject, name, capacity, note)
                values (:seal, :number, :act, :state, :at, :subject, :name, :capacity, :note)
                """)
                .param("seal", seal).param("number", number).param("act", act.name()).param("state", state.name()).param("at", Timestamp.from(at)).param("subject", actor.subject())
                .param("name", actor.name()).param("capacity", actor.capacityText()).param("note", note).update();
        audit.record(Act.done("seal." + act.name().toLowerCase(Locale.ROOT), "seal:" + seal).of(holder.party()));
        List<Ledger.Act> evidence = List.of(new Ledger.Act("seal:" + seal + ":" + number, "seal:" + seal,
                new Evidence(act.evidence(), at, Evidences.organ(holder), Map.of("seal", seal, "number", String.valueOf(number), "name", name, "state", state.name(), "note", note))));
        if (STOPPING.contains(act)) {
            ledger.recordPast(evidence);
        } else {
            ledger.record(evidence);
        }
    }

    public List<SealJournalEntry> list(String seal) {
        return jdbc.sql("select act, state, at, name, capacity, note from seals.act where seal = :seal order by number desc limit 500").param("seal", seal)
                .query((row, _) -> new SealJournalEntry(SealAct.valueOf(row.getString("act")), SealState.valueOf(row.getString("state")), row.getTimestamp("at").toInstant(),
                        row.getString("name"), Actor.Official.postTitle(row.getString("capacity")).orElse(""), row.getString("note"))).list();
    }
}
