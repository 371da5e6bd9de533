package luoshu.trust.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;

import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.signing.internal.StoredKeys;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the authority answers by HTTP, read and verified by a library that is not ours. */
@ServerTest
class AuthorityTest {

    private static final byte[] CONTENT = "许可决定书".getBytes(StandardCharsets.UTF_8);

    @Autowired MockMvc http;
    @Autowired Certification certification;
    @Autowired StoredKeys keys;
    @Autowired Timestamps timestamps;
    @Autowired SigningKeys signing;
    @Autowired TestClock time;
    @Autowired PlatformTransactionManager transactions;
    private SigningKey key;
    private X509Certificate own;
    private X509Certificate root;

    @BeforeEach
    void certify() {
        key = certification.keyOf(CertificateSubject.official("official-" + UUID.randomUUID(), "张测试", "试验机关"));
        own = key.chain().getFirst();
        root = key.chain().getLast();
    }

    @Test
    void the_root_and_the_list_are_where_the_certificate_says() throws Exception {
        String list = CRLDistPoint.getInstance(new X509CertificateHolder(own.getEncoded()).getExtension(Extension.cRLDistributionPoints).getParsedValue())
                .getDistributionPoints()[0].getDistributionPoint().getName().toString();
        assertThat(list).contains("http://localhost:8080/ca/").contains("/crl");
        String path = list.substring(list.indexOf("/ca/"), list.indexOf("/crl"));
        assertThat(answer(path + "/root.cer")).isEqualTo(root.getEncoded());
        assertThat(answer("/ca/root.cer")).isEqualTo(root.getEncoded());
        revoke();
        X509CRLHolder read = new X509CRLHolder(answer(path + "/crl"));
        assertThat(read.isSignatureValid(by(root))).isTrue();
        assertThat(read.getRevokedCertificate(own.getSerialNumber()).getRevocationDate()).isEqualTo(Date.from(time.instant()));
        assertThat(read.getNextUpdate()).isAfter(Date.from(time.instant()));
        assertThat(new X509CRLHolder(answer("/ca/crl")).getRevokedCertificate(own.getSerialNumber())).isNotNull();
        http.perform(get("/ca/0123456789abcdef0123456789abcdef/crl")).andExpect(status().isNotFound());
        http.perform(get("/ca/" + key.id() + "/root.cer")).andExpect(status().isNotFound());
    }

    @Test
    void a_status_is_good_then_revoked_at_once() throws Exception {
        BasicOCSPResp good = ask(own.getSerialNumber(), OIWObjectIdentifiers.idSHA1);
        assertThat(good.getResponses()[0].getCertStatus()).isEqualTo(CertificateStatus.GOOD);
        assertThat(good.getResponses()[0].getNextUpdate()).isNull();
        assertThat(good.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce).getExtnValue().getOctets()).isEqualTo(new byte[] {4, 2, 7, 7});
        X509Certificate responder = Certificates.read(good.getCerts()[0].getEncoded());
        assertThat(good.isSignatureValid(by(responder))).isTrue();
        assertThat(Certificates.signedBy(responder, root)).isTrue();
        assertThat(responder.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.9");
        revoke();
        for (ASN1ObjectIdentifier digest : new ASN1ObjectIdentifier[] {OIWObjectIdentifiers.idSHA1, NISTObjectIdentifiers.id_sha256, GMObjectIdentifiers.sm3}) {
            assertThat(ask(own.getSerialNumber(), digest).getResponses()[0].getCertStatus()).isInstanceOfSatisfying(RevokedStatus.class, revoked -> {
                assertThat(revoked.getRevocationReason()).isEqualTo(RevocationReason.KEY_COMPROMISE.code());
                assertThat(revoked.getRevocationTime()).isEqualTo(Date.from(time.instant()));
            });
        }
        assertThat(ask(BigInteger.ONE, GMObjectIdentifiers.sm3).getResponses()[0].getCertStatus()).isInstanceOf(UnknownStatus.class);
    }

    @Test
    void a_question_in_the_address_is_answered_too() throws Exception {
        byte[] question = question(own.getSerialNumber(), OIWObjectIdentifiers.idSHA1, root).build().getEncoded();
        String base64 = Base64.getEncoder().encodeToString(question);
        byte[] answer = http.perform(get(java.net.URI.create("/ca/ocsp/" + base64.replace("+", "%2B").replace("=", "%3D")))).andReturn().getResponse().getContentAsByteArray();
        assertThat(((BasicOCSPResp) new OCSPResp(answer).getResponseObject()).getResponses()[0].getCertStatus()).isEqualTo(CertificateStatus.GOOD);
    }

    @Test
    void what_is_no_question_or_not_ours_is_said_in_ocsp() throws Exception {
        assertThat(new OCSPResp(ocsp("nonsense".getBytes())).getStatus()).isEqualTo(OCSPResp.MALFORMED_REQUEST);
        assertThat(new OCSPResp(ocsp(new byte[0])).getStatus()).isEqualTo(OCSPResp.MALFORMED_REQUEST);
        assertThat(new OCSPResp(ocsp(new byte[100_000])).getStatus()).isEqualTo(OCSPResp.MALFORMED_REQUEST);
        assertThat(new OCSPResp(answer("/ca/ocsp/nonsense")).getStatus()).isEqualTo(OCSPResp.MALFORMED_REQUEST);
        assertThat(new OCSPResp(ocsp(question(BigInteger.ONE, OIWObjectIdentifiers.idSHA1, own).build().getEncoded())).getStatus()).isEqualTo(OCSPResp.UNAUTHORIZED);
    }

    @Test
    void a_stamp_by_http_holds_for_its_content_only() throws Exception {
        byte[] digest = Sm3.digest(CONTENT);
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        TimeStampRequest request = generator.generate(GMObjectIdentifiers.sm3, digest, BigInteger.valueOf(4711));
        TimeStampResponse response = new TimeStampResponse(stamp(request.getEncoded()));
        response.validate(request);
        assertThat(response.getStatus()).isEqualTo(PKIStatus.GRANTED);
        byte[] token = response.getTimeStampToken().getEncoded();
        assertThat(timestamps.verify(token, digest)).isInstanceOfSatisfying(TimestampVerdict.Valid.class, valid -> {
            assertThat(valid.at()).isEqualTo(time.instant());
            assertThat(valid.authority()).contains("时间戳");
        });
        assertThat(timestamps.verify(token, Sm3.digest(new byte[0]))).isEqualTo(new TimestampVerdict.OtherContent());
    }

    @Test
    void stamps_that_are_refused_say_why() throws Exception {
        assertThat(new TimeStampResponse(stamp("nonsense".getBytes())).getFailInfo().intValue()).isEqualTo(PKIFailureInfo.badDataFormat);
        assertThat(new TimeStampResponse(stamp(new byte[0])).getFailInfo().intValue()).isEqualTo(PKIFailureInfo.badDataFormat);
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        assertThat(new TimeStampResponse(stamp(generator.generate(OIWObjectIdentifiers.idSHA1, new byte[20]).getEncoded())).getFailInfo().intValue()).isEqualTo(PKIFailureInfo.badAlg);
        generator.setReqPolicy("1.2.3.4");
        assertThat(new TimeStampResponse(stamp(generator.generate(GMObjectIdentifiers.sm3, new byte[32]).getEncoded())).getFailInfo().intValue()).isEqualTo(PKIFailureInfo.unacceptedPolicy);
        TimeStampRequestGenerator other = new TimeStampRequestGenerator();
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(CONTENT);
        assertThat(new TimeStampResponse(stamp(other.generate(NISTObjectIdentifiers.id_sha256, sha256).getEncoded())).getStatus()).isEqualTo(PKIStatus.GRANTED);
    }

    @Test
    void no_changed_byte_of_a_stamp_proves_anything_else() {
        byte[] digest = Sm3.digest(CONTENT);
        byte[] token = timestamps.stamp(digest);
        TimestampVerdict proven = timestamps.verify(token, digest);
        assertThat(proven).isInstanceOf(TimestampVerdict.Valid.class);
        int harmless = 0; // versions and names of algorithms outside what is signed
        for (int i = 0; i < token.length; i++) {
            byte[] changed = token.clone();
            changed[i] ^= 1;
            TimestampVerdict verdict = timestamps.verify(changed, digest);
            if (verdict instanceof TimestampVerdict.Valid) {
                assertThat(verdict).as("byte %d", i).isEqualTo(proven);
                harmless++;
            }
        }
        assertThat(harmless).isLessThan(60);
        assertThat(timestamps.verify(Arrays.copyOf(token, token.length / 2), digest)).isInstanceOf(TimestampVerdict.Malformed.class);
        assertThat(timestamps.verify(new byte[100_000], digest)).isInstanceOf(TimestampVerdict.Malformed.class);
    }

    @Test
    void a_stamp_by_a_revoked_key_proves_nothing_after() {
        byte[] digest = Sm3.digest(CONTENT);
        SigningKey stamper = signing.current(KeyPurpose.TIMESTAMP);
        byte[] before = timestamps.stamp(digest);
        time.advance(java.time.Duration.ofHours(1));
        new TransactionTemplate(transactions).executeWithoutResult(_ -> keys.revoke(stamper.id(), RevocationReason.SUPERSEDED, "试验"));
        assertThat(timestamps.verify(before, digest)).isInstanceOf(TimestampVerdict.Valid.class);
        assertThat(signing.current(KeyPurpose.TIMESTAMP).id()).isNotEqualTo(stamper.id());
        assertThat(timestamps.verify(timestamps.stamp(digest), digest)).isInstanceOf(TimestampVerdict.Valid.class);
    }

    private void revoke() {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> keys.revoke(key.id(), RevocationReason.KEY_COMPROMISE, "试验"));
    }

    private byte[] answer(String path) throws Exception {
        return http.perform(get(path)).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
    }

    private byte[] ocsp(byte[] question) throws Exception {
        return http.perform(post("/ca/ocsp").contentType("application/ocsp-request").content(question)).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
    }

    private byte[] stamp(byte[] request) throws Exception {
        return http.perform(post("/tsa").contentType("application/timestamp-query").content(request)).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
    }

    private BasicOCSPResp ask(BigInteger serial, ASN1ObjectIdentifier digest) throws Exception {
        OCSPReqBuilder question = question(serial, digest, root);
        question.setRequestExtensions(new Extensions(new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(new byte[] {4, 2, 7, 7}))));
        OCSPResp answer = new OCSPResp(ocsp(question.build().getEncoded()));
        assertThat(answer.getStatus()).isEqualTo(OCSPResp.SUCCESSFUL);
        return (BasicOCSPResp) answer.getResponseObject();
    }

    private static OCSPReqBuilder question(BigInteger serial, ASN1ObjectIdentifier digest, X509Certificate issuer) throws Exception {
        DigestCalculator calculator = new BcDigestCalculatorProvider().get(new AlgorithmIdentifier(digest));
        return new OCSPReqBuilder().addRequest(new CertificateID(calculator, new X509CertificateHolder(issuer.getEncoded()), serial));
    }

    private static ContentVerifierProvider by(X509Certificate certificate) throws Exception {
        return new JcaContentVerifierProviderBuilder().setProvider(Certificates.PROVIDER).build(certificate.getPublicKey());
    }
}
