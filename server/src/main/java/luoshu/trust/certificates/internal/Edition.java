package luoshu.trust.certificates.internal;

import luoshu.trust.certificates.CertificateFile;

/** An edition whose file is sealed and kept. */
record Edition(CertificateDraft draft, CertificateFile file) {
}
