package luoshu.data.demands.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import luoshu.data.demands.DemandAct;
import luoshu.data.demands.DemandJournalEntry;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was done, in the journal of the demand and in the audit, in the transaction of the act. */
@Component
class DemandJournal {

    private final JdbcClient jdbc;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    DemandJournal(JdbcClient jdbc, Access access, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    void write(DemandFile file, DemandAct act, String note) {
        Actor actor = access.actor();
        jdbc.sql("insert into demands.act (demand, act, at, subject, name, capacity, note) values (:demand, :act, :at, :subject, :name, :capacity, :note)").param("demand", file.id())
                .param("act", act.name()).param("at", Timestamp.from(clock.instant())).param("subject", actor.subject()).param("name", actor.name()).param("capacity", actor.capacityText())
                .param("note", note).update();
        audit.record(Act.done("demand." + act.name().toLowerCase(Locale.ROOT).replace('_', '-'), "demand:" + file.id()).onCase(file.number(), file.matterCode()).of(file.party())
                .with(Map.of("resource", file.resourceCode(), "provider", file.provider().organ())));
    }

    /** The newest first. */
    List<DemandJournalEntry> list(UUID demand) {
        return jdbc.sql("select act, at, name, capacity, note from demands.act where demand = :demand order by id desc limit 500").param("demand", demand)
                .query((row, _) -> new DemandJournalEntry(DemandAct.valueOf(row.getString("act")), row.getTimestamp("at").toInstant(), row.getString("name"),
                        Actor.Official.postTitle(row.getString("capacity")).orElse(""), row.getString("note"))).list();
    }
}
