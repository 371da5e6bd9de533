package luoshu.trust.signing;

/** What a certificate may be relied on for; its extended key usage says it. */
public enum CertificateUse { AUTHORITY, DOCUMENT, SEAL_MAKING, SYSTEM, CODE, STATUS_LIST, TIMESTAMP, OCSP }
