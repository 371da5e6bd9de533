package luoshu.trust.certificates.internal;

import java.time.Instant;

import luoshu.kernel.access.Actor;
import luoshu.trust.certificates.CertificateState;
import luoshu.trust.certificates.LifeOperation;
import org.jspecify.annotations.Nullable;

/** What happened, as it is written: under whose name, and the stored state after it. */
record LifeRow(LifeOperation operation, CertificateState state, Instant at, @Nullable String reason, @Nullable String basis, @Nullable String note, String subject, String byName,
               @Nullable String organ) {

    static LifeRow by(Actor actor, LifeOperation operation, CertificateState state, Instant at, @Nullable String reason, @Nullable String basis, @Nullable String note) {
        return new LifeRow(operation, state, at, reason, basis, note, actor.subject(), actor.name(), actor instanceof Actor.Official official ? official.organ() : null);
    }
}
