package luoshu.trust.seals;

/** What can be wrong with a sealed file, in the order of checking. */
public enum Fault {
    /** The file. */
    TOO_LARGE, NOT_A_PACKAGE, PACKAGE_AMBIGUOUS, UNSAFE_NAME, DAMAGED_ENTRY, PACKAGE_UNSUPPORTED,
    /** XML with a document type, entities, or far more elements than a description has. */
    XML_FORBIDDEN, XML_BROKEN,
    /** No seal at all. */
    NO_SIGNATURE,
    /** A file that the signature needs – its description, its value, the seal – is not there. */
    SIGNATURE_INCOMPLETE,
    /** A digital signature without a seal, or a digest or signature algorithm that is not SM3 and SM2. */
    SIGNATURE_UNSUPPORTED,
    SIGNED_VALUE_UNREADABLE,
    /** Seal and signature are of different versions. */
    VERSION_MISMATCH,
    /** The seal's own signature does not fit: not made by the maker it names, or altered. */
    SEAL_FORGED,
    /** The seal-maker's certificate is not one that may make seals, or not then. */
    MAKER_UNTRUSTED, MAKER_REVOKED,
    SEAL_NOT_YET_VALID, SEAL_EXPIRED,
    /** Who sealed is not among those who may use this seal. */
    SIGNER_NOT_LISTED,
    SIGNER_UNTRUSTED, SIGNER_NOT_YET_VALID, SIGNER_EXPIRED, SIGNER_REVOKED,
    /** Revocation of the maker or the signer could not be found out. */
    STANDING_UNDECIDED,
    /** The signature over the sealed value does not fit. */
    SIGNED_VALUE_FORGED,
    /** The file with the seal shows another seal than the one that signed. */
    SEAL_FILE_DIFFERS,
    /** The signature was made for another place: a signature taken from elsewhere. */
    WRONG_PLACE,
    /** The list of protected files, the time or the place of the stamp was altered. */
    DESCRIPTION_ALTERED,
    FILE_ALTERED, FILE_MISSING,
    TIMESTAMP_INVALID,
    SEALED_IN_FUTURE
}
