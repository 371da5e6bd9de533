package luoshu.trust.signing;

import luoshu.trust.signing.internal.TimestampAuthority;
import luoshu.trust.signing.internal.TimestampCheck;
import org.springframework.stereotype.Component;

/** Time stamps (RFC 3161, GB/T 20520) over SM3 digests, made by the platform itself. */
@Component
public class Timestamps {

    private final TimestampAuthority authority;
    private final Chains chains;

    Timestamps(TimestampAuthority authority, Chains chains) {
        this.authority = authority;
        this.chains = chains;
    }

    /** @return the token (a CMS ContentInfo in DER, certificate included) that says when these 32 bytes existed */
    public byte[] stamp(byte[] sm3) {
        return authority.stamp(sm3);
    }

    public TimestampVerdict verify(byte[] token, byte[] sm3) {
        return TimestampCheck.verify(token, sm3, (chain, at) -> chains.verify(chain, at, CertificateUse.TIMESTAMP));
    }
}
