package luoshu.trust.seals.internal;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import luoshu.trust.seals.CertificateTrust;
import luoshu.trust.signing.CertificateUse;
import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.ChainVerdict;
import luoshu.trust.signing.Chains;
import luoshu.trust.signing.Sm3;
import luoshu.trust.signing.TimestampVerdict;
import luoshu.trust.signing.Timestamps;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Trusts the certificates of the platform's own authority, as its revocations are now. */
@Component
class SigningTrust implements CertificateTrust {

    private final Chains chains;
    private final Timestamps timestamps;

    SigningTrust(Chains chains, Timestamps timestamps) {
        this.chains = chains;
        this.timestamps = timestamps;
    }

    @Override
    public Standing standing(byte[] certificate, Use use, Instant at) {
        X509Certificate read;
        try {
            read = Certificates.read(certificate);
        } catch (IllegalArgumentException foreign) {
            return Standing.UNKNOWN;
        }
        try {
            return standing(chains.verify(List.of(read), at, use == Use.MAKING_SEALS ? CertificateUse.SEAL_MAKING : CertificateUse.DOCUMENT));
        } catch (DataAccessException away) {
            return Standing.UNDECIDED;
        }
    }

    private static Standing standing(ChainVerdict verdict) {
        return switch (verdict) {
            case ChainVerdict.Valid _ -> Standing.TRUSTED;
            case ChainVerdict.Expired _ -> Standing.EXPIRED;
            case ChainVerdict.NotYetValid _ -> Standing.NOT_YET_VALID;
            case ChainVerdict.Revoked _ -> Standing.REVOKED;
            case ChainVerdict.WrongRoot _, ChainVerdict.BadSignature _, ChainVerdict.WrongUsage _ -> Standing.UNKNOWN;
        };
    }

    @Override
    public Optional<Instant> stamped(byte[] token, byte[] bytes) {
        return timestamps.verify(token, Sm3.digest(bytes)) instanceof TimestampVerdict.Valid valid ? Optional.of(valid.at()) : Optional.empty();
    }
}
