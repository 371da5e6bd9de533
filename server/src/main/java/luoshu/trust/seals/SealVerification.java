package luoshu.trust.seals;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What anybody is told about a sealed file.
 *
 * @param sealed  it bears seals
 * @param valid   and nothing is wrong
 * @param covered a valid seal protects every file of the package
 */
public record SealVerification(boolean sealed, boolean valid, boolean covered, List<SealTrouble> findings, List<VerifiedSeal> seals) {

    /** Something wrong. {@code subject}: a file or a number it is about; may be empty. */
    public record SealTrouble(Fault fault, String subject) {
    }

    /**
     * @param kind           印章类型 as coded
     * @param sealedAt       as the signer states it
     * @param stampedAt      as a genuine time stamp proves it
     * @param signer         subject of the certificate that sealed
     * @param unprotected    files the seal does not protect, the first of them
     */
    public record VerifiedSeal(String id, String name, int kind, SesVersion version, Instant sealedAt, @Nullable Instant stampedAt, String signer, boolean valid, List<SealTrouble> findings, int protectedFiles, int unprotectedFiles,
                          List<String> unprotected) {
    }
}
