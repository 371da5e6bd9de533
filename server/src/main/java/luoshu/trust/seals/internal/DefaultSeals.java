package luoshu.trust.seals.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.layout.LayoutPackage;
import luoshu.trust.seals.SealPress;
import luoshu.trust.seals.SealUse;
import luoshu.trust.seals.Sealed;
import luoshu.trust.seals.Sealing;
import luoshu.trust.seals.Seals;
import luoshu.trust.seals.Stamp;
import luoshu.trust.seals.TimeStamping;
import luoshu.trust.signing.KeyUnusable;
import luoshu.trust.signing.Sm3;
import luoshu.trust.signing.Timestamps;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Component
class DefaultSeals implements Seals {

    private final SealPolicy policy;
    private final Presses presses;
    private final SealQueries queries;
    private final SealUses uses;
    private final DemonstrationSeals demonstration;
    private final Organs organs;
    private final SealSettings settings;
    private final Timestamps timestamps;
    private final Clock clock;

    DefaultSeals(SealPolicy policy, Presses presses, SealQueries queries, SealUses uses, DemonstrationSeals demonstration, Organs organs, SealSettings settings, Timestamps timestamps, Clock clock) {
        this.policy = policy;
        this.presses = presses;
        this.queries = queries;
        this.uses = uses;
        this.demonstration = demonstration;
        this.organs = organs;
        this.settings = settings;
        this.timestamps = timestamps;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Sealed seal(SealUse use, LayoutPackage document, List<Stamp> stamps) {
        return seal(List.of(new Sealing(use, document, stamps))).getFirst();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Sealed> seal(List<Sealing> documents) {
        Map<Kind, List<Integer>> alike = new LinkedHashMap<>();
        for (int i = 0; i < documents.size(); i++) {
            SealUse use = documents.get(i).use();
            alike.computeIfAbsent(new Kind(use.organ(), policy.ruleFor(use.document(), use.matterCode())), kind -> new ArrayList<>()).add(i);
        }
        Sealed[] sealed = new Sealed[documents.size()];
        alike.forEach((kind, places) -> {
            List<Sealed> some = seal(kind, places.stream().map(documents::get).toList());
            for (int i = 0; i < places.size(); i++) {
                sealed[places.get(i)] = some.get(i);
            }
        });
        return List.of(sealed);
    }

    /** One organ and rule: one seal. */
    private record Kind(String organ, SealPolicy.Rule rule) {
    }

    /** A prepared seal may have been suspended or its key revoked since: then the seal is looked for once more. */
    private List<Sealed> seal(Kind kind, List<Sealing> documents) {
        Presses.Wanted wanted = new Presses.Wanted(kind.organ, kind.rule.seals());
        TimeStamping stamping = kind.rule.timestamped() ? signature -> timestamps.stamp(Sm3.digest(signature)) : TimeStamping.NONE;
        Presses.Ready prepared = presses.find(wanted);
        if (prepared != null) {
            try {
                Optional<List<Sealed>> sealed = press(prepared, documents, stamping);
                if (sealed.isPresent()) {
                    return sealed.get();
                }
            } catch (KeyUnusable ended) {
                // replaced or revoked since: another seal may be in its place
            }
            presses.forget(wanted);
        }
        SealUse use = documents.getFirst().use();
        Presses.Ready found = presses.prepare(wanted, find(wanted, use));
        try {
            return press(found, documents, stamping).orElseThrow(() -> none(wanted, use));
        } catch (KeyUnusable ended) {
            throw new Refused(Problem.Kind.CONFLICT, "seal-key-ended", "the key of the seal signs no more: the seal is to be changed", Map.of("seal", found.id(), "name", found.name()));
        }
    }

    private Optional<List<Sealed>> press(Presses.Ready seal, List<Sealing> documents, TimeStamping stamping) {
        Instant now = clock.instant();
        List<SealPress.Pressed> pressed = documents.stream().map(document -> seal.press().press(document.document(), document.stamps(), now, stamping)).toList();
        List<SealUses.Pressed> used = new ArrayList<>();
        for (int i = 0; i < pressed.size(); i++) {
            used.add(new SealUses.Pressed(documents.get(i).use(), pressed.get(i).digest()));
        }
        return uses.write(seal, used, now).isEmpty() ? Optional.empty() : Optional.of(pressed.stream().map(one -> new Sealed(one.file(), seal.id(), seal.name())).toList());
    }

    private SealRow find(Presses.Wanted wanted, SealUse use) {
        List<SealRow> enabled = queries.enabled(wanted.holder());
        List<SealRow> fitting = wanted.seals().stream().flatMap(words -> enabled.stream().filter(seal -> seal.words().equals(words))).toList();
        Optional<SealRow> best = fitting.stream().filter(seal -> !ended(seal)).findFirst().or(() -> fitting.stream().findFirst());
        if (settings.madeOnNeed()) {
            Organ organ = organs.get(new OrganCode(wanted.holder()));
            if (best.isEmpty() && wanted.seals().contains(SealPolicy.OWN) && organ.state() == Organ.State.ACTIVE) {
                best = demonstration.make(organ, Optional.empty());
            } else if (best.isPresent() && best.get().demonstration() && (ended(best.get()) || !demonstration.current(best.get(), organ))) {
                best = demonstration.make(organ, best);
            }
        }
        return best.orElseThrow(() -> none(wanted, use));
    }

    private boolean ended(SealRow seal) {
        return seal.validTo() != null && clock.instant().isAfter(seal.validTo());
    }

    private Refused none(Presses.Wanted wanted, SealUse use) {
        String organ = OrganCode.read(wanted.holder()).flatMap(organs::find).map(Organ::name).orElse(wanted.holder());
        List<String> names = wanted.seals().stream().map(words -> words.equals(SealPolicy.OWN) ? "公章" : words).toList();
        return new Refused(Problem.Kind.CONFLICT, "no-seal", organ + " has none of the seals " + names + " in use that may seal a " + use.document() + ": apply for one, or enable it",
                Map.of("organ", wanted.holder(), "organName", organ, "document", use.document(), "seals", String.join("、", names)));
    }
}
