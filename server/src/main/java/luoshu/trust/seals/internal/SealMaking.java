package luoshu.trust.seals.internal;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

import luoshu.kernel.documents.ChineseFont;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.seals.SealHolder;
import luoshu.trust.seals.SealKind;
import luoshu.trust.seals.SealMaker;
import luoshu.trust.seals.SealOrder;
import luoshu.trust.seals.SealPicture;
import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.KeyPurpose;
import luoshu.trust.signing.SigningKey;
import luoshu.trust.signing.SigningKeys;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The seal-maker of this installation 制章人 at work: draws the picture and signs the seal. */
@Component
class SealMaking {

    static final int LONGEST_NAME = 40;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** @param key which alone seals with it */
    record Made(byte[] picture, byte[] eseal, String key, Instant from, Instant to) {
    }

    private final SigningKeys keys;
    private final SealPolicy policy;
    private final SealSettings settings;
    private final Clock clock;
    private final Supplier<SealPicture> pictures;

    SealMaking(SigningKeys keys, SealPolicy policy, SealSettings settings, ChineseFont font, Clock clock) {
        this.keys = keys;
        this.policy = policy;
        this.settings = settings;
        this.clock = clock;
        this.pictures = SingletonSupplier.of(() -> new SealPicture(open(font)));
    }

    /** Valid from now for the years of the policy, but no longer than the certificate of its key. */
    Made make(String id, SealHolder holder, String words, int millimetres, SigningKey key) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        int years = holder.kind() == SealHolder.Kind.ORGAN ? policy.organs().years() : policy.enterprises().years();
        Instant end = now.atZone(ZONE).plusYears(years).toInstant();
        Instant keyEnd = key.chain().getFirst().getNotAfter().toInstant();
        Instant to = end.isBefore(keyEnd) ? end : keyEnd;
        byte[] picture = pictures.get().draw(holder.name(), words, millimetres);
        SealKind kind = words.equals(SealPolicy.OWN) ? SealKind.ORGAN : SealKind.SPECIAL;
        SealOrder order = new SealOrder(id, holder.name() + words, kind, settings.vendor(), List.of(Certificates.encoded(key.chain().getFirst())), now, now, to, picture, millimetres);
        return new Made(picture, new SealMaker(new KeySignatory(keys.current(KeyPurpose.SEAL_MAKER))).make(order), key.id(), now, to);
    }

    private static Font open(ChineseFont font) {
        Path file = font.file().orElseThrow(() -> new Refused(Problem.Kind.UNAVAILABLE, "document-font-missing",
                "no Chinese TrueType font on this machine: install fonts-wqy-microhei or set luoshu.documents.fonts"));
        try {
            return Font.createFonts(file.toFile())[0];
        } catch (FontFormatException | IOException unreadable) {
            throw new IllegalStateException("cannot read the font " + file, unreadable);
        }
    }
}
