package luoshu.trust.signatures.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.texts.Text;
import luoshu.trust.signatures.SheetState;
import luoshu.trust.signatures.SignatureRole;
import luoshu.trust.signatures.SignerState;
import org.jspecify.annotations.Nullable;

/** A sheet as stored, with its signers in their order. */
public record SheetRow(UUID id, String caseNumber, Text matterName, String digest, boolean inOrder, Instant madeAt, UUID makerAccount, UUID makerPerson, String makerName, UUID applicant,
                       String applicantName, Actor.CapacityKind capacity, List<Signer> signers) {

    public record Signer(int place, UUID party, String name, SignerState state, @Nullable Instant at, @Nullable String by, @Nullable SignatureRole role, @Nullable String key,
                         @Nullable String statement, byte @Nullable [] signature, @Nullable String reason) {
    }

    private static final int REAL_PERSON = 4;

    /** Whoever made the sheet: in this capacity the application is read for all who sign it. */
    public Actor.Applicant maker() {
        return new Actor.Applicant(makerAccount, makerPerson, makerName, REAL_PERSON, capacity, applicant, applicantName, null, List.of());
    }

    public SheetState state() {
        if (signers.stream().anyMatch(signer -> signer.state == SignerState.DECLINED)) {
            return SheetState.DECLINED;
        }
        return signers.stream().allMatch(signer -> signer.state == SignerState.SIGNED) ? SheetState.COMPLETE : SheetState.OPEN;
    }

    /** May the one at this place sign now? */
    public boolean turn(Signer signer) {
        return state() == SheetState.OPEN && signer.state == SignerState.WAITING
                && (!inOrder || signers.stream().filter(other -> other.place < signer.place).allMatch(other -> other.state == SignerState.SIGNED));
    }
}
