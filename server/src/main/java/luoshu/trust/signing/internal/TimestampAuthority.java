package luoshu.trust.signing.internal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;

import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.KeyPurpose;
import luoshu.trust.signing.SigningKey;
import luoshu.trust.signing.Sm3;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers time-stamp requests (RFC 3161). Digests: SM3, and SHA-256 for those who have no other. */
@Component
public class TimestampAuthority {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<String> DIGESTS = Set.of(GMObjectIdentifiers.sm3.getId(), NISTObjectIdentifiers.id_sha256.getId());
    /** The certificate of the key in use, read once. */
    private record Own(String key, X509CertificateHolder certificate) {
    }

    private volatile @Nullable Own own;
    private final StoredKeys keys;
    private final Clock clock;

    TimestampAuthority(StoredKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    public byte[] stamp(byte[] sm3) {
        if (sm3.length != Sm3.LENGTH) {
            throw new IllegalArgumentException("an SM3 digest has 32 bytes");
        }
        TimeStampRequestGenerator asked = new TimeStampRequestGenerator();
        asked.setCertReq(true);
        try {
            return tokens().generate(asked.generate(GMObjectIdentifiers.sm3, sm3), serial(), now()).getEncoded();
        } catch (IOException | TSPException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return a TimeStampResp, granted or not */
    public byte[] answer(byte[] request) {
        try {
            TimeStampResponseGenerator responses = new TimeStampResponseGenerator(tokens(), DIGESTS, Set.of(Usages.TIMESTAMP_POLICY.getId()));
            TimeStampRequest asked;
            try {
                asked = new TimeStampRequest(request);
                asked.getMessageImprintDigest();
            } catch (IOException | RuntimeException malformed) {
                return responses.generateFailResponse(PKIStatus.REJECTION, PKIFailureInfo.badDataFormat, "not a time-stamp request").getEncoded();
            }
            return responses.generate(asked, serial(), now()).getEncoded();
        } catch (IOException | TSPException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private TimeStampTokenGenerator tokens() throws IOException, TSPException, OperatorCreationException {
        SigningKey key = keys.current(KeyPurpose.TIMESTAMP);
        Own known = own;
        if (known == null || !known.key.equals(key.id())) {
            known = new Own(key.id(), new X509CertificateHolder(Certificates.encoded(key.chain().getFirst())));
            own = known;
        }
        TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(new SignerInfoGeneratorBuilder(new Sm3Calculators()).build(new AuthoritySigning(key::sign), known.certificate),
                Sm3Calculators.calculator(), Usages.TIMESTAMP_POLICY);
        tokens.addCertificates(new CollectionStore<>(List.of(known.certificate)));
        tokens.setAccuracySeconds(1);
        return tokens;
    }

    private static BigInteger serial() {
        return new BigInteger(127, RANDOM).setBit(126);
    }

    private Date now() {
        return Date.from(clock.instant());
    }
}
