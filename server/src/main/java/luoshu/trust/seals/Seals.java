package luoshu.trust.seals;

import java.util.List;

import luoshu.trust.layout.LayoutPackage;

/** Sealing with the seals of organs, within the policy of their use. */
public interface Seals {

    /**
     * Seals with the enabled seal the policy names, and writes the use down with the digest sealed, in the caller's transaction.
     *
     * @throws luoshu.kernel.problems.Refused 409 {@code no-seal} if the organ has none enabled for this, {@code seal-not-valid} outside its period
     */
    Sealed seal(SealUse use, LayoutPackage document, List<Stamp> stamps);

    /** As {@link #seal(SealUse, LayoutPackage, List)} for several, in their order. */
    List<Sealed> seal(List<Sealing> documents);
}
