package luoshu.trust.seals.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.database.SteadyTypes;
import luoshu.trust.ledger.Evidence;
import luoshu.trust.ledger.Ledger;
import luoshu.trust.seals.SealUse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The record of uses, each with the digest sealed; also evidence. */
@Component
class SealUses {

    private final JdbcClient jdbc;
    private final Access access;
    private final Ledger ledger;

    SealUses(JdbcClient jdbc, Access access, Ledger ledger) {
        this.jdbc = jdbc;
        this.access = access;
        this.ledger = ledger;
    }

    /** @return the use; empty if the seal is not in use (any more): then nothing was written, and what was sealed is to be thrown away */
    Optional<UUID> write(Presses.Ready seal, SealUse use, byte[] digest, Instant at) {
        Actor actor = access.actor();
        Map<String, Object> params = new HashMap<>();
        params.put("seal", seal.id());
        params.put("at", Timestamp.from(at));
        params.put("subject", use.subject());
        params.put("document", use.document());
        params.put("matter", SteadyTypes.text(use.matterCode()));
        params.put("digest", digest);
        params.put("actor", actor.subject());
        params.put("name", actor.name());
        params.put("capacity", actor.capacityText());
        Optional<UUID> id = jdbc.sql("""
                insert into seals.use (seal, at, subject, document, matter, digest, actor, name, capacity)
                select :seal, :at, :subject, :document, :matter::text, :digest, :actor, :name, :capacity
                where exists (select from seals.seal s where s.id = :seal and s.state = 'ENABLED')
                returning id
                """).params(params).query(UUID.class).optional();
        id.ifPresent(written -> ledger.record(List.of(new Ledger.Act("seal-use:" + written, use.subject(), new Evidence("seal-used", at, Evidences.organ(seal.holder()),
                Map.of("use", written.toString(), "seal", seal.id(), "document", use.document(), "subject", use.subject(), "digest", HexFormat.of().formatHex(digest)))))));
        return id;
    }
}
