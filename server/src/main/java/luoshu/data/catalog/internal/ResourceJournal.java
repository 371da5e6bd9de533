package luoshu.data.catalog.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import luoshu.data.catalog.ResourceAct;
import luoshu.data.catalog.ResourceJournalEntry;
import luoshu.data.catalog.ResourceState;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.trust.ledger.Evidence;
import luoshu.trust.ledger.Ledger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was done with an entry: in its journal and the audit; what puts an edition in force or ends it, in the evidence log too. All in the transaction of the act. */
@Component
class ResourceJournal {

    private final JdbcClient jdbc;
    private final Access access;
    private final Audit audit;
    private final Ledger ledger;

    ResourceJournal(JdbcClient jdbc, Access access, Audit audit, Ledger ledger) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.ledger = ledger;
    }

    void write(UUID resource, int edition, ResourceAct act, ResourceState state, Instant at, String note, List<String> answers) {
        Actor actor = access.actor();
        jdbc.sql("""
                insert into catalog.act (resource, number, edition, act, state, at, subject, name, capacity, note, answers)
                select :resource, coalesce(max(number), 0) + 1, :edition, :act, :state, :at, :subject, :name, :capacity, :note, :answers from catalog.act where resource = :resource
                """).param("resource", resource).param("edition", edition).param("act", act.name()).param("state", state.ordinal()).param("at", Timestamp.from(at)).param("subject", actor.subject())
                .param("name", actor.name()).param("capacity", actor.capacityText()).param("note", note).param("answers", answers.toArray(new String[0])).update();
        audit.record(Act.done("resource." + act.name().toLowerCase(Locale.ROOT).replace('_', '-'), "resource:" + resource).with(Map.of("edition", edition)));
    }

    /** A withdrawal is never kept from taking effect by the state of the log. */
    void prove(ResourceFile file, String code, boolean inForce, Instant at, String digest) {
        List<Ledger.Act> evidence = List.of(new Ledger.Act("resource:" + file.id() + ":" + file.edition() + (inForce ? ":published" : ":withdrawn"), "resource:" + file.id(),
                new Evidence(inForce ? "resource-published" : "resource-withdrawn", at, file.organ(),
                        Map.of("resource", code, "edition", String.valueOf(file.edition()), "name", String.valueOf(file.content().name()), "content", digest))));
        if (inForce) {
            ledger.record(evidence);
        } else {
            ledger.recordPast(evidence);
        }
    }

    List<ResourceJournalEntry> list(UUID resource) {
        return jdbc.sql("select edition, act, state, at, name, capacity, note, answers from catalog.act where resource = :resource order by number desc limit 500").param("resource", resource)
                .query((row, _) -> new ResourceJournalEntry(row.getInt("edition"), ResourceAct.valueOf(row.getString("act")), ResourceState.values()[row.getInt("state")],
                        row.getTimestamp("at").toInstant(), row.getString("name"), Actor.Official.postTitle(row.getString("capacity")).orElse(""), row.getString("note"),
                        List.of((String[]) row.getArray("answers").getArray()))).list();
    }
}
