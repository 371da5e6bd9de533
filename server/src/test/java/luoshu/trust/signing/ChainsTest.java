package luoshu.trust.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.signing.internal.StoredKeys;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each way a chain can be worthless is told apart. */
@ServerTest
class ChainsTest {

    @Autowired Chains chains;
    @Autowired Certification certification;
    @Autowired StoredKeys keys;
    @Autowired TestClock time;
    @Autowired PlatformTransactionManager transactions;
    private SigningKey key;
    private X509Certificate own;
    private X509Certificate root;
    private Instant now;

    @BeforeEach
    void certify() {
        key = certification.keyOf(CertificateSubject.organ("11410000" + UUID.randomUUID().toString().substring(0, 8), "试验机关"));
        own = key.chain().getFirst();
        root = key.chain().getLast();
        now = time.instant();
    }

    @Test
    void a_good_chain_with_or_without_its_root() {
        assertThat(chains.verify(key.chain(), now, CertificateUse.DOCUMENT)).isEqualTo(new ChainVerdict.Valid(null));
        assertThat(chains.verify(List.of(own), now, CertificateUse.DOCUMENT).valid()).isTrue();
        assertThatThrownBy(() -> chains.verify(List.of(), now, CertificateUse.DOCUMENT)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void before_and_after_its_time() {
        assertThat(chains.verify(List.of(own), own.getNotAfter().toInstant().plusSeconds(1), CertificateUse.DOCUMENT)).isInstanceOf(ChainVerdict.Expired.class);
        assertThat(chains.verify(List.of(own), own.getNotBefore().toInstant().minusSeconds(1), CertificateUse.DOCUMENT))
                .isInstanceOfSatisfying(ChainVerdict.NotYetValid.class, verdict -> assertThat(verdict.from()).isEqualTo(own.getNotBefore().toInstant()));
    }

    @Test
    void revoked_from_a_moment_on() {
        time.advance(Duration.ofDays(3));
        Instant revokedAt = time.instant();
        new TransactionTemplate(transactions).executeWithoutResult(_ -> keys.revoke(key.id(), RevocationReason.AFFILIATION_CHANGED, "机构改革"));
        Revocation revocation = new Revocation(revokedAt, RevocationReason.AFFILIATION_CHANGED);
        assertThat(chains.verify(List.of(own), revokedAt, CertificateUse.DOCUMENT)).isInstanceOfSatisfying(ChainVerdict.Revoked.class, verdict -> {
            assertThat(verdict.revocation()).isEqualTo(revocation);
            assertThat(verdict.subject()).contains("试验机关");
        });
        assertThat(chains.verify(List.of(own), revokedAt.minusSeconds(1), CertificateUse.DOCUMENT)).isEqualTo(new ChainVerdict.Valid(revocation));
    }

    @Test
    void a_use_it_was_not_issued_for() {
        assertThat(chains.verify(List.of(own), now, CertificateUse.SEAL_MAKING)).isInstanceOf(ChainVerdict.WrongUsage.class);
        assertThat(chains.verify(List.of(own), now, CertificateUse.TIMESTAMP)).isInstanceOf(ChainVerdict.WrongUsage.class);
        assertThat(chains.verify(List.of(own), now, CertificateUse.AUTHORITY)).isInstanceOf(ChainVerdict.WrongUsage.class);
        X509Certificate maker = certification.keyOf(CertificateSubject.sealMaker("maker-" + UUID.randomUUID(), "试验制章单位")).chain().getFirst();
        assertThat(chains.verify(List.of(maker), now, CertificateUse.SEAL_MAKING).valid()).isTrue();
        assertThat(chains.verify(List.of(maker), now, CertificateUse.DOCUMENT)).isInstanceOf(ChainVerdict.WrongUsage.class);
    }

    @Test
    void every_changed_byte_of_the_certificate_is_noticed() {
        byte[] good = Certificates.encoded(own);
        int judged = 0;
        for (int i = 0; i < good.length; i++) {
            byte[] changed = good.clone();
            changed[i] ^= 1;
            X509Certificate read;
            try {
                read = Certificates.read(changed);
                assertThat(chains.verify(List.of(read), now, CertificateUse.DOCUMENT).valid()).as("byte %d", i).isFalse();
                judged++;
            } catch (IllegalArgumentException unreadable) {
                continue;
            }
        }
        assertThat(judged).isGreaterThan(300);
    }

    @Test
    void an_altered_signature_is_told_from_a_strange_root() {
        byte[] changed = Certificates.encoded(own);
        changed[changed.length - 1] ^= 1;
        assertThat(chains.verify(List.of(Certificates.read(changed)), now, CertificateUse.DOCUMENT)).isInstanceOf(ChainVerdict.BadSignature.class);
    }

    @Test
    void a_root_of_the_same_name_is_another_root() throws Exception {
        X500Name name = X500Name.getInstance(root.getSubjectX500Principal().getEncoded());
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair authority = generator.generateKeyPair();
        KeyPair person = generator.generateKeyPair();
        X509Certificate fakeRoot = certificate(name, name, authority, authority, true);
        X509Certificate forged = certificate(name, new X500Name("CN=假机关"), person, authority, false);
        assertThat(chains.verify(List.of(forged, fakeRoot), now, CertificateUse.DOCUMENT)).isInstanceOf(ChainVerdict.WrongRoot.class);
        assertThat(chains.verify(List.of(forged), now, CertificateUse.DOCUMENT)).isInstanceOf(ChainVerdict.WrongRoot.class);
        assertThat(chains.verify(List.of(fakeRoot), now, CertificateUse.DOCUMENT)).isInstanceOf(ChainVerdict.WrongRoot.class);
        X509Certificate elsewhere = certificate(new X500Name("CN=别处"), new X500Name("CN=别处"), authority, authority, true);
        X509Certificate theirs = certificate(new X500Name("CN=别处"), new X500Name("CN=某人"), person, person, false);
        assertThat(chains.verify(List.of(theirs, elsewhere), now, CertificateUse.DOCUMENT)).isInstanceOf(ChainVerdict.BadSignature.class);
    }

    /** A leaf that certifies somebody: the signature is right, the right to give it is not there. */
    @Test
    void nobody_but_an_authority_certifies() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair person = generator.generateKeyPair();
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(X500Name.getInstance(own.getSubjectX500Principal().getEncoded()), BigInteger.TEN, Date.from(now.minusSeconds(60)),
                Date.from(now.plusSeconds(3600)), new X500Name("CN=自封"), SubjectPublicKeyInfo.getInstance(person.getPublic().getEncoded()));
        X509Certificate selfMade = Certificates.read(builder.build(new luoshu.trust.signing.internal.TestSigning(key)).getEncoded());
        assertThat(chains.verify(List.of(selfMade, own), now, CertificateUse.DOCUMENT)).isInstanceOfSatisfying(ChainVerdict.WrongUsage.class,
                verdict -> assertThat(verdict.wanted()).isEqualTo(CertificateUse.AUTHORITY));
    }

    private X509Certificate certificate(X500Name issuer, X500Name subject, KeyPair holder, KeyPair signer, boolean authority) throws Exception {
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(issuer, BigInteger.TWO, Date.from(now.minusSeconds(60)), Date.from(now.plusSeconds(3600)), subject,
                SubjectPublicKeyInfo.getInstance(holder.getPublic().getEncoded()));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        return Certificates.read(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())).getEncoded());
    }
}
