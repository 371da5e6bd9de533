package luoshu.trust.seals.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import luoshu.kernel.access.Access;
import luoshu.kernel.organs.Organ;
import luoshu.trust.seals.SealAct;
import luoshu.trust.seals.SealHolder;
import luoshu.trust.seals.SealKind;
import luoshu.trust.seals.SealState;
import luoshu.trust.signing.CertificateSubject;
import luoshu.trust.signing.Certification;
import luoshu.trust.signing.SigningKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes an organ's own seal when it is first needed, and anew when it or its key has ended. Its journal says that it is a demonstration. */
@Component
class DemonstrationSeals {

    static final String NOTE = "演示印章：首次需要时由演示制章人制作并启用，未经申请和审批";
    private static final String CHANGED = "演示印章：证书或者有效期已经结束，由演示制章人换发";
    private final SealQueries queries;
    private final SealJournal journal;
    private final SealMaking making;
    private final SealPolicy policy;
    private final Certification certification;
    private final Access access;
    private final Clock clock;
    private final TransactionTemplate apart;

    DemonstrationSeals(SealQueries queries, SealJournal journal, SealMaking making, SealPolicy policy, Certification certification, Access access, Clock clock,
                       PlatformTransactionManager transactions) {
        this.queries = queries;
        this.journal = journal;
        this.making = making;
        this.policy = policy;
        this.certification = certification;
        this.access = access;
        this.clock = clock;
        // A seal that was made stays, whatever becomes of the act that first needed it.
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    boolean current(SealRow seal, Organ organ) {
        return key(organ).id().equals(seal.key());
    }

    /** @return the seal in use now, made by this call or meanwhile by another; empty while the organ's seal is suspended or applied for */
    Optional<SealRow> make(Organ organ, Optional<SealRow> ended) {
        SigningKey key = key(organ);
        access.asPlatform("demonstration-seal-maker", () -> {
            apart.executeWithoutResult(_ -> {
                ended.ifPresent(this::change);
                add(organ, key, ended);
            });
            return true;
        });
        return queries.enabled(organ.code().value()).stream().filter(seal -> seal.words().equals(SealPolicy.OWN)).findFirst();
    }

    private void change(SealRow seal) {
        if (queries.move(seal.id(), seal.version(), SealState.CHANGED)) {
            journal.write(seal.id(), seal.holder(), seal.name(), SealAct.CHANGE, SealState.CHANGED, seal.version() + 1, clock.instant(), CHANGED);
        }
    }

    private void add(Organ organ, SigningKey key, Optional<SealRow> previous) {
        Instant now = clock.instant();
        SealHolder holder = SealHolder.of(organ);
        int millimetres = policy.millimetres(organ, SealPolicy.OWN);
        String id = queries.newId(holder.region());
        SealMaking.Made made = making.make(id, holder, SealPolicy.OWN, millimetres, key);
        SealRow row = new SealRow(id, holder, SealKind.ORGAN, SealPolicy.OWN, millimetres, SealState.ENABLED, 2, true, previous.map(SealRow::id).orElse(null), access.actor().subject(), now,
                made.from(), made.to(), made.key());
        if (queries.insertMade(row, made)) {
            journal.write(id, holder, row.name(), SealAct.MAKE, SealState.MADE, 1, now, NOTE);
            journal.write(id, holder, row.name(), SealAct.ENABLE, SealState.ENABLED, 2, now, NOTE);
        }
    }

    private SigningKey key(Organ organ) {
        return certification.keyOf(CertificateSubject.organ(organ.code().value(), organ.name()));
    }
}
