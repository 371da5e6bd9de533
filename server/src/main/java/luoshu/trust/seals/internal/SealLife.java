package luoshu.trust.seals.internal;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import luoshu.kernel.access.Access;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.requests.IfMatch;
import luoshu.trust.seals.SealAct;
import luoshu.trust.seals.SealCertificate;
import luoshu.trust.seals.SealChoice;
import luoshu.trust.seals.SealHolder;
import luoshu.trust.seals.SealKind;
import luoshu.trust.seals.SealState;
import luoshu.trust.seals.SealView;
import luoshu.trust.signing.CertificateSubject;
import luoshu.trust.signing.Certification;
import luoshu.trust.signing.SigningKey;
import luoshu.trust.signing.SigningKeys;
import luoshu.trust.signing.SubjectNames;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is done with seals, whoever does it. Whether they may was asked before. */
@Component
public class SealLife {

    private static final int LONGEST_NOTE = 500;
    private static final Set<SealAct> WITH_REASON = EnumSet.of(SealAct.APPLY, SealAct.REFUSE, SealAct.SUSPEND, SealAct.CANCEL);

    private final SealQueries queries;
    private final SealJournal journal;
    private final SealMaking making;
    private final SealPolicy policy;
    private final Certification certification;
    private final SigningKeys keys;
    private final Organs organs;
    private final Access access;
    private final Clock clock;

    SealLife(SealQueries queries, SealJournal journal, SealMaking making, SealPolicy policy, Certification certification, SigningKeys keys, Organs organs, Access access, Clock clock) {
        this.queries = queries;
        this.journal = journal;
        this.making = making;
        this.policy = policy;
        this.certification = certification;
        this.keys = keys;
        this.organs = organs;
        this.access = access;
        this.clock = clock;
    }

    public Optional<SealRow> find(String id) {
        return queries.find(id);
    }

    public byte[] picture(SealRow seal) {
        return queries.picture(seal.id()).orElseThrow(() -> new NotFound("picture"));
    }

    /** @param whole with the certificate and with what may be done */
    public SealView view(SealRow seal, Set<SealAct> permitted, boolean whole) {
        Set<SealAct> possible = SealTransitions.possible(seal.state());
        possible.retainAll(permitted);
        return new SealView(seal.id(), seal.holder().kind(), seal.holder().code(), seal.holder().name(), seal.kind(), seal.words(), seal.name(), seal.millimetres(), seal.state(), seal.version(),
                seal.demonstration(), seal.previous(), seal.appliedAt(), seal.validFrom(), seal.validTo(), whole ? certificate(seal) : null, List.copyOf(possible));
    }

    private @Nullable SealCertificate certificate(SealRow seal) {
        if (seal.key() == null) {
            return null;
        }
        X509Certificate own = keys.find(seal.key()).orElseThrow().chain().getFirst();
        return new SealCertificate(SubjectNames.readable(own.getSubjectX500Principal()), SubjectNames.readable(own.getIssuerX500Principal()), own.getSerialNumber().toString(16), own.getNotBefore().toInstant(),
                own.getNotAfter().toInstant());
    }

    public List<SealChoice> choices(SealHolder holder) {
        List<SealRow> inForce = queries.inForce(holder.code());
        return words(holder).map(words -> new SealChoice(kind(words), words, holder.name() + words, millimetres(holder, words),
                inForce.stream().filter(seal -> seal.words().equals(words)).map(SealRow::id).findFirst().orElse(null))).toList();
    }

    public SealRow apply(SealHolder holder, String words, String note) {
        String why = note(SealAct.APPLY, note);
        if (words(holder).noneMatch(words::equals)) {
            throw new Invalid("/words", "unknown", "没有这种印章");
        }
        if (holder.name().codePointCount(0, holder.name().length()) > SealMaking.LONGEST_NAME) {
            throw new Refused(Problem.Kind.CONFLICT, "seal-name-too-long", "the name does not fit on a seal", Map.of("longest", SealMaking.LONGEST_NAME));
        }
        Instant now = clock.instant();
        String previous = queries.inForce(holder.code()).stream().filter(seal -> seal.words().equals(words)).map(SealRow::id).findFirst().orElse(null);
        SealRow seal = new SealRow(queries.newId(holder.region()), holder, kind(words), words, millimetres(holder, words), SealState.APPLIED, 1, false, previous, access.actor().subject(), now,
                null, null, null);
        if (!queries.insert(seal)) {
            throw new Refused(Problem.Kind.CONFLICT, "seal-under-way", "there is an application for this seal already", Map.of("name", seal.name()));
        }
        journal.write(seal.id(), holder, seal.name(), SealAct.APPLY, SealState.APPLIED, 1, now, why);
        return seal;
    }

    public void act(SealRow seal, SealAct act, int version, String note) {
        String why = note(act, note);
        SealState next = SealTransitions.after(seal.state(), act).filter(_ -> act != SealAct.CHANGE).orElseThrow(() -> new Refused(Problem.Kind.CONFLICT, "seal-act-not-possible",
                act + " is not possible in state " + seal.state(), Map.of("act", act.name(), "state", seal.state().name())));
        if (version != seal.version()) {
            throw IfMatch.stale();
        }
        if (act == SealAct.APPROVE && seal.appliedBy().equals(access.actor().subject())) {
            throw new Refused(Problem.Kind.CONFLICT, "seal-same-person", "who applied for a seal does not approve it");
        }
        if (act == SealAct.ENABLE) {
            queries.inForce(seal.holder().code()).stream().filter(other -> other.words().equals(seal.words())).forEach(other -> change(other, seal));
        }
        move(seal, act, next, why);
    }

    private void move(SealRow seal, SealAct act, SealState next, String why) {
        Instant now = clock.instant();
        boolean moved = act == SealAct.MAKE ? queries.made(seal.id(), seal.version(), making.make(seal.id(), seal.holder(), seal.words(), seal.millimetres(), key(seal.holder())), next)
                : queries.move(seal.id(), seal.version(), next);
        if (!moved) {
            throw IfMatch.stale();
        }
        journal.write(seal.id(), seal.holder(), seal.name(), act, next, seal.version() + 1, now, why);
    }

    private void change(SealRow old, SealRow successor) {
        move(old, SealAct.CHANGE, SealState.CHANGED, "由印章 " + successor.id() + " 接替");
    }

    private SigningKey key(SealHolder holder) {
        return certification.keyOf(holder.kind() == SealHolder.Kind.ORGAN ? CertificateSubject.organ(holder.code(), holder.name()) : CertificateSubject.enterprise(holder.code(), holder.name()));
    }

    private Stream<String> words(SealHolder holder) {
        return Stream.concat(Stream.of(SealPolicy.OWN), (holder.kind() == SealHolder.Kind.ORGAN ? policy.organs().special() : policy.enterprises().special()).words().stream());
    }

    private int millimetres(SealHolder holder, String words) {
        return holder.kind() == SealHolder.Kind.ORGAN ? policy.millimetres(organs.get(new OrganCode(holder.code())), words) : policy.enterpriseMillimetres(words);
    }

    private static SealKind kind(String words) {
        return words.equals(SealPolicy.OWN) ? SealKind.ORGAN : SealKind.SPECIAL;
    }

    private static String note(SealAct act, String note) {
        Storable.check(note, "/note");
        if (note.isBlank() && WITH_REASON.contains(act)) {
            throw new Invalid("/note", "required", "请写明缘由");
        }
        if (note.length() > LONGEST_NOTE) {
            throw new Invalid("/note", "too-long", "不超过 500 字");
        }
        return note.strip();
    }
}
