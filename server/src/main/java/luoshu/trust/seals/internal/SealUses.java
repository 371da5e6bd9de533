package luoshu.trust.seals.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.trust.ledger.Evidence;
import luoshu.trust.ledger.Ledger;
import luoshu.trust.seals.SealUse;
import org.jspecify.annotations.Nullable;
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

    /** @param digest that was sealed */
    record Pressed(SealUse use, byte[] digest) {
    }

    /** @return the uses, in their order; empty if the seal is not in use (any more): then nothing was written, and what was sealed is to be thrown away */
    List<UUID> write(Presses.Ready seal, List<Pressed> pressed, Instant at) {
        Actor actor = access.actor();
        List<UUID> ids = jdbc.sql("""
                with given as (
                    select uuidv7() as id, u.* from unnest(:subjects::text[], :documents::text[], :matters::text[], :digests::bytea[]) with ordinality as u(subject, document, matter, digest, place)
                    where exists (select from seals.seal s where s.id = :seal and s.state = 'ENABLED')),
                written as (
                    insert into seals.use (id, seal, at, subject, document, matter, digest, actor, name, capacity)
                    select g.id, :seal, :at, g.subject, g.document, g.matter, g.digest, :actor, :name, :capacity from given g)
                select g.id from given g order by g.place
                """).param("seal", seal.id()).param("at", Timestamp.from(at)).param("subjects", strings(pressed, SealUse::subject)).param("documents", strings(pressed, SealUse::document))
                .param("matters", strings(pressed, SealUse::matterCode)).param("digests", pressed.stream().map(Pressed::digest).toArray(byte[][]::new))
                .param("actor", actor.subject()).param("name", actor.name()).param("capacity", actor.capacityText()).query(UUID.class).list();
        if (!ids.isEmpty()) {
            List<Ledger.Act> acts = new ArrayList<>();
            for (int i = 0; i < ids.size(); i++) {
                acts.add(evidence(ids.get(i), seal, pressed.get(i), at));
            }
            ledger.record(acts);
        }
        return ids;
    }

    private static Ledger.Act evidence(UUID id, Presses.Ready seal, Pressed pressed, Instant at) {
        SealUse use = pressed.use;
        return new Ledger.Act("seal-use:" + id, use.subject(), new Evidence("seal-used", at, Evidences.organ(seal.holder()),
                Map.of("use", id.toString(), "seal", seal.id(), "document", use.document(), "subject", use.subject(), "digest", HexFormat.of().formatHex(pressed.digest))));
    }

    private static @Nullable String[] strings(List<Pressed> pressed, Function<SealUse, @Nullable String> what) {
        return pressed.stream().map(one -> what.apply(one.use)).toArray(String[]::new);
    }
}
