package luoshu.trust.seals;

import luoshu.trust.layout.LayoutPackage;

/** A document to seal. */
public final class SealedSample {

    private SealedSample() {
    }

    public static byte[] file() {
        return SealedLicence.file();
    }

    public static LayoutPackage document() {
        return SealedLicence.document();
    }
}
