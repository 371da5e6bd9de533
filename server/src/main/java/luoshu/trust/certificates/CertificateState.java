package luoshu.trust.certificates;

/** How a certificate stands at a moment. SUPERSEDED: the edition asked about was replaced by a later one, which may be valid. */
public enum CertificateState { VALID, SUSPENDED, EXPIRED, CANCELLED, SUPERSEDED, NOT_YET_VALID }
