package luoshu.trust.seals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a seal says of itself; worth something only when its verdict is without findings.
 *
 * @param kind      印章类型 as coded
 * @param sealedAt  when it says it was put
 * @param stampedAt when a genuine time stamp proves that its signature existed
 * @param signer    certificate, DER
 */
public record SealFacts(SesVersion version, String id, String name, int kind, Instant validFrom, Instant validTo, Instant sealedAt, Optional<Instant> stampedAt, byte[] signer, byte[] maker,
                        byte[] picture, String pictureKind, List<Place> places) {

    /** Where it shows: identifier of the page and boundary as written. */
    public record Place(String page, String boundary) {
    }
}
