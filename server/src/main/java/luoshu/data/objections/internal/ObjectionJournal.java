package luoshu.data.objections.internal;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import luoshu.data.objections.ObjectionAct;
import luoshu.data.objections.ObjectionView;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.trust.ledger.Evidence;
import luoshu.trust.ledger.Ledger;
import luoshu.trust.signing.Sm3;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was done about objections: journal, audit and evidence, in the transaction of the act. */
@Component
class ObjectionJournal {

    private final JdbcClient jdbc;
    private final Access access;
    private final Audit audit;
    private final Ledger ledger;

    ObjectionJournal(JdbcClient jdbc, Access access, Audit audit, Ledger ledger) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.ledger = ledger;
    }

    /** @param said goes into the evidence as a digest: what was stated, found or answered */
    void write(ObjectionFile file, ObjectionAct act, String note, String key, Map<String, String> said, Instant at) {
        Actor actor = access.actor();
        jdbc.sql("insert into objections.step (objection, act, at, subject, name, capacity, note) values (:objection, :act, :at, :subject, :name, :capacity, :note)").param("objection", file.id()).param("act", act.name())
                .param("at", Timestamp.from(at)).param("subject", actor.subject()).param("name", actor.name()).param("capacity", actor.capacityText()).param("note", note).update();
        audit.record(Act.done("objection." + act.name().toLowerCase(Locale.ROOT), "objection:" + file.id()).of(file.datum().subject())
                .with(Map.of("number", file.number(), "resource", file.datum().resource().toString(), "field", file.datum().field())));
        Map<String, String> content = new HashMap<>(Map.of("number", file.number(), "resource", file.datum().resource().toString(), "field", file.datum().field()));
        said.forEach((name, value) -> content.put(name, HexFormat.of().formatHex(Sm3.digest(value.getBytes(StandardCharsets.UTF_8)))));
        ledger.record(List.of(new Ledger.Act("objection:" + file.id() + ":" + key, "objection:" + file.id(), new Evidence("objection-" + word(act), at, file.provider().organ(), content))));
    }

    private static String word(ObjectionAct act) {
        return switch (act) {
            case RAISE -> "raised";
            case WITHDRAW -> "withdrawn";
            case ASK -> "source-asked";
            case CORRECT -> "corrected";
            case REFUSE -> "refused";
            case ANSWER -> "copy-answered";
            case END -> "ended";
        };
    }

    List<ObjectionView.ObjectionStep> list(UUID objection) {
        return jdbc.sql("select act, at, name, capacity, note from objections.step where objection = :objection order by id limit 1000").param("objection", objection)
                .query((row, _) -> new ObjectionView.ObjectionStep(ObjectionAct.valueOf(row.getString("act")), row.getTimestamp("at").toInstant(), row.getString("name"),
                        Actor.Official.postTitle(row.getString("capacity")).orElse(""), row.getString("note"))).list();
    }
}
