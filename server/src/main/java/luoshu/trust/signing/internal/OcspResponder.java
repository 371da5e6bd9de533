package luoshu.trust.signing.internal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.Revocation;
import luoshu.trust.signing.RevocationReason;
import luoshu.trust.signing.Sm3;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** OCSP (RFC 6960): the state of a certificate at this moment. No answer names a next update, because newer information is there all the time. */
@Component
public class OcspResponder {

    private static final int MOST = 16;
    private static final int LONGEST_NONCE = 128;
    private final StoredKeys keys;
    private final KeyQueries queries;
    private final Clock clock;

    OcspResponder(StoredKeys keys, KeyQueries queries, Clock clock) {
        this.keys = keys;
        this.queries = queries;
        this.clock = clock;
    }

    /** @return an OCSPResponse, whatever was asked */
    public byte[] answer(byte[] request) {
        try {
            OCSPReq asked;
            Req[] questions;
            try {
                asked = new OCSPReq(request);
                questions = asked.getRequestList();
            } catch (IOException | RuntimeException malformed) {
                return refusal(OCSPRespBuilder.MALFORMED_REQUEST);
            }
            if (questions.length == 0 || questions.length > MOST) {
                return refusal(OCSPRespBuilder.MALFORMED_REQUEST);
            }
            Optional<KeyRow> issuer = issuer(questions[0].getCertID());
            return issuer.isEmpty() ? refusal(OCSPRespBuilder.UNAUTHORIZED) : answer(asked, questions, issuer.get());
        } catch (IOException | OCSPException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] answer(OCSPReq asked, Req[] questions, KeyRow issuer) throws IOException, OCSPException {
        StoredKey key = keys.ocspKey(issuer.id());
        X509CertificateHolder own = new X509CertificateHolder(Certificates.encoded(key.chain().getFirst()));
        Date now = Date.from(clock.instant());
        BasicOCSPRespBuilder answers = new BasicOCSPRespBuilder(new RespID(own.getSubject()));
        for (Req question : questions) {
            CertificateID id = question.getCertID();
            answers.addResponse(id, matches(id, issuer) ? status(issuer, id.getSerialNumber()) : new UnknownStatus(), now, (Date) null);
        }
        Extension nonce = asked.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (nonce != null && nonce.getExtnValue().getOctets().length <= LONGEST_NONCE) {
            answers.setResponseExtensions(new Extensions(nonce));
        }
        return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, answers.build(new AuthoritySigning(key::sign), new X509CertificateHolder[] {own}, now)).getEncoded();
    }

    private @Nullable CertificateStatus status(KeyRow issuer, BigInteger serial) {
        if (!queries.issued(issuer.id(), serial.toString(16))) {
            return new UnknownStatus();
        }
        Optional<Revocation> revocation = queries.findRevocation(serial.toString(16));
        return revocation.isEmpty() ? CertificateStatus.GOOD : new RevokedStatus(new RevokedInfo(new ASN1GeneralizedTime(Date.from(revocation.get().at())),
                revocation.get().reason() == RevocationReason.UNSPECIFIED ? null : CRLReason.lookup(revocation.get().reason().code())));
    }

    private Optional<KeyRow> issuer(CertificateID id) {
        keys.root();
        List<KeyRow> roots = queries.listRoots();
        Date now = Date.from(clock.instant());
        return roots.stream().filter(root -> now.before(root.chain().getFirst().getNotAfter()) && matches(id, root)).findFirst();
    }

    private static boolean matches(CertificateID id, KeyRow root) {
        X509Certificate certificate = root.chain().getFirst();
        return Arrays.equals(digest(id.getHashAlgOID(), certificate.getSubjectX500Principal().getEncoded()), id.getIssuerNameHash()) && Arrays.equals(digest(id.getHashAlgOID(), root.publicKey()), id.getIssuerKeyHash());
    }

    /** Null for an algorithm nobody asks with. */
    private static byte @Nullable [] digest(ASN1ObjectIdentifier algorithm, byte[] message) {
        if (GMObjectIdentifiers.sm3.equals(algorithm)) {
            return Sm3.digest(message);
        }
        String name = OIWObjectIdentifiers.idSHA1.equals(algorithm) ? "SHA-1" : NISTObjectIdentifiers.id_sha256.equals(algorithm) ? "SHA-256" : null;
        try {
            return name == null ? null : MessageDigest.getInstance(name).digest(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] refusal(int status) throws IOException, OCSPException {
        return new OCSPRespBuilder().build(status, null).getEncoded();
    }
}
