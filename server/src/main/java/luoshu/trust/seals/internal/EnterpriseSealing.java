package luoshu.trust.seals.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.layout.ForeignDocument;
import luoshu.trust.layout.PackageLimits;
import luoshu.trust.layout.PackageRead;
import luoshu.trust.layout.PackageReader;
import luoshu.trust.seals.SealPress;
import luoshu.trust.seals.SealState;
import luoshu.trust.seals.SealUse;
import luoshu.trust.seals.Stamp;
import luoshu.trust.seals.TimeStamping;
import luoshu.trust.signing.KeyUnusable;
import luoshu.trust.signing.SigningKeys;
import luoshu.trust.signing.Sm3;
import org.springframework.stereotype.Component;

/** Puts the seal of an enterprise on a document it brings. */
@Component
public class EnterpriseSealing {

    /** From the right and the lower edge to the middle of the seal, in mm. */
    static final float RIGHT = 45;
    static final float BOTTOM = 55;

    /** @param use id of the use written down */
    public record Done(byte[] file, UUID use) {
    }

    private final Presses presses;
    private final SealUses uses;
    private final SealQueries queries;
    private final SigningKeys keys;
    private final Clock clock;

    EnterpriseSealing(Presses presses, SealUses uses, SealQueries queries, SigningKeys keys, Clock clock) {
        this.queries = queries;
        this.keys = keys;
        this.presses = presses;
        this.uses = uses;
        this.clock = clock;
    }

    public Done seal(SealRow seal, byte[] content) {
        if (seal.state() != SealState.ENABLED) {
            throw notInUse(seal);
        }
        Instant now = clock.instant();
        if (seal.validFrom() == null || now.isBefore(seal.validFrom()) || seal.validTo() == null || now.isAfter(seal.validTo())) {
            throw new Refused(Problem.Kind.CONFLICT, "seal-not-valid", "the seal may not be used at " + now);
        }
        Presses.Ready ready = presses.prepare(seal);
        SealPress.Pressed pressed;
        try {
            pressed = PdfSealCheck.is(content) ? pdf(seal, content, now) : fixedLayout(ready, content, now);
        } catch (KeyUnusable ended) {
            throw new Refused(Problem.Kind.CONFLICT, "seal-key-ended", "the key of the seal signs no more: the seal is to be changed", Map.of("seal", seal.id(), "name", seal.name()));
        }
        SealUse use = new SealUse(seal.holder().code(), "file", null, "sm3:" + HexFormat.of().formatHex(Sm3.digest(content)));
        return new Done(pressed.file(), uses.write(ready, List.of(new SealUses.Pressed(use, pressed.digest())), now).stream().findFirst().orElseThrow(() -> notInUse(seal)));
    }

    private SealPress.Pressed pdf(SealRow seal, byte[] content, Instant now) {
        PdfSealing.Face face = new PdfSealing.Face(seal.id(), seal.name(), queries.eseal(seal.id()).orElseThrow(), queries.picture(seal.id()).orElseThrow(), seal.millimetres());
        return PdfSealing.seal(content, face, keys.find(String.valueOf(seal.key())).orElseThrow(), now);
    }

    private static SealPress.Pressed fixedLayout(Presses.Ready ready, byte[] content, Instant now) {
        ForeignDocument document = open(content);
        Stamp stamp = new Stamp(document.document().pages().size() - 1, document.lastPage().x() + document.lastPage().width() - RIGHT, document.lastPage().y() + document.lastPage().height() - BOTTOM);
        return ready.press().press(document.document(), List.of(stamp), now, TimeStamping.NONE);
    }

    private static Refused notInUse(SealRow seal) {
        return new Refused(Problem.Kind.CONFLICT, "seal-not-in-use", "the seal is not in use", Map.of("seal", seal.id(), "state", seal.state().name()));
    }

    private static ForeignDocument open(byte[] content) {
        return switch (new PackageReader(PackageLimits.USUAL).read(content)) {
            case PackageRead.Opened opened -> {
                try {
                    yield ForeignDocument.open(opened.files());
                } catch (ForeignDocument.Unusable unusable) {
                    throw new Refused(Problem.Kind.INVALID, unusable.sealed() ? "document-sealed-already" : "document-not-sealable", unusable.getMessage());
                }
            }
            case PackageRead.Unreadable unreadable -> throw new Refused(Problem.Kind.INVALID, "document-not-sealable", unreadable.detail());
        };
    }
}
