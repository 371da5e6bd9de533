package luoshu.trust.seals.internal;

import java.time.Clock;

import luoshu.trust.layout.PackageLimits;
import luoshu.trust.seals.CertificateTrust;
import luoshu.trust.seals.SealVerifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SealConfiguration {

    @Bean
    SealVerifier sealVerifier(CertificateTrust trust, Clock clock) {
        return new SealVerifier(trust, clock, PackageLimits.USUAL);
    }
}
