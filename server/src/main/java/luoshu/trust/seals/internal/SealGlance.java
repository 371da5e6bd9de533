package luoshu.trust.seals.internal;

import java.time.Instant;

/** A seal of our own making as far as using it needs. */
public final class SealGlance {

    private final SealRead seal;

    private SealGlance(SealRead seal) {
        this.seal = seal;
    }

    public static SealGlance at(byte[] seal) {
        try {
            return new SealGlance(SealRead.of(DerNode.read(seal)));
        } catch (DerNode.Malformed broken) {
            throw new IllegalArgumentException("not a seal: " + broken.getMessage());
        }
    }

    public boolean lists(byte[] certificate) {
        try {
            return seal.lists(certificate);
        } catch (DerNode.Malformed broken) {
            return false;
        }
    }

    public boolean validAt(Instant moment) {
        return !moment.isBefore(seal.validFrom()) && !moment.isAfter(seal.validTo());
    }

    public double width() {
        return seal.width();
    }

    public double height() {
        return seal.height();
    }
}
