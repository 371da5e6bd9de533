package luoshu.trust.codes;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.codes.internal.CodeNumber;
import luoshu.trust.codes.internal.CodeQueries;
import luoshu.trust.codes.internal.CodeSettings;
import luoshu.trust.codes.internal.KnownKeys;
import luoshu.trust.signing.KeyPurpose;
import luoshu.trust.signing.SigningKey;
import luoshu.trust.signing.SigningKeys;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives codes out, checks them, and lets them be acted upon once. */
@Component
public class Codes {

    private final SigningKeys keys;
    private final KnownKeys known;
    private final CodeQueries queries;
    private final CodeSettings settings;
    private final Clock clock;

    Codes(SigningKeys keys, KnownKeys known, CodeQueries queries, CodeSettings settings, Clock clock) {
        this.keys = keys;
        this.known = known;
        this.queries = queries;
        this.settings = settings;
        this.clock = clock;
    }

    /** The caller has checked that the one who asks may show the subject. */
    @Transactional
    public GivenCode give(NewCode wish) {
        SigningKey key = keys.current(KeyPurpose.CODE);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Code code = new Code(UUID.randomUUID(), wish.kind(), key.id(), now, settings.life(), wish.facts());
        queries.insert(code, wish);
        return new GivenCode(code.kind(), CodeNumber.write(code, key::sign), code.issuedAt(), code.expiresAt(), code.life().toSeconds(), GivenCode.said(code));
    }

    /** @param text the digits, or any address that ends with them; bounded before it is looked at */
    public CodeVerdict verify(String text) {
        Optional<CodeNumber> read = CodeNumber.read(text);
        if (read.isEmpty()) {
            return new CodeVerdict.Unreadable();
        }
        Code code = read.get().code();
        Optional<KnownKeys.Known> key = known.find(code.keyId());
        if (key.isEmpty()) {
            return new CodeVerdict.UnknownKey(code.keyId());
        }
        if (!read.get().signedBy(key.get().verifier())) {
            return new CodeVerdict.Altered();
        }
        Instant now = clock.instant();
        Instant looked = code.issuedAt().isAfter(now) ? code.issuedAt() : now; // a clock put back makes a key young, not revoked
        if (!known.trusted(key.get(), looked)) {
            return new CodeVerdict.RevokedKey(code.keyId());
        }
        if (code.issuedAt().isAfter(now.plus(settings.skew()))) {
            return new CodeVerdict.NotYetValid(code, code.issuedAt());
        }
        return now.isBefore(code.expiresAt()) ? new CodeVerdict.Genuine(code) : new CodeVerdict.Expired(code);
    }

    /** What stands behind a code that was found genuine; empty once forgotten. */
    @Transactional(readOnly = true)
    public Optional<ShownCode> find(Code code) {
        return queries.find(code.id());
    }

    /** For whoever acts upon a code: succeeds once. Refused (409) with the code of the reason otherwise. */
    @Transactional
    public ShownCode redeem(String text, String by) {
        return switch (verify(text)) {
            case CodeVerdict.Genuine genuine -> queries.redeem(genuine.code().id(), by, clock.instant())
                    .orElseThrow(() -> new Refused(Problem.Kind.CONFLICT, "code-used", "somebody acted upon this code already"));
            case CodeVerdict.Expired _ -> throw new Refused(Problem.Kind.CONFLICT, "code-expired", "the minute of the code is over");
            case CodeVerdict.NotYetValid _ -> throw new Refused(Problem.Kind.CONFLICT, "code-not-yet-valid", "the code says it is made later");
            case CodeVerdict.Altered _, CodeVerdict.UnknownKey _ -> throw new Refused(Problem.Kind.CONFLICT, "code-forged", "no key of ours signed this code");
            case CodeVerdict.RevokedKey _ -> throw new Refused(Problem.Kind.CONFLICT, "code-key-revoked", "the key of the code was revoked");
            case CodeVerdict.Unreadable _ -> throw new Refused(Problem.Kind.CONFLICT, "code-unreadable", "not a code");
        };
    }
}
