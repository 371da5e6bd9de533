package luoshu.trust.certificates.internal;

import java.util.HexFormat;

import luoshu.kernel.parties.PartyIdentified;
import luoshu.kernel.parties.PersonMerged;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Certificates follow their holders: whoever proves to be the holder of stock gets it, and what a person had before a merge goes on under the other record. */
@Component
class CertificateHolders {

    private final JdbcClient jdbc;

    CertificateHolders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    @Transactional
    public void found(PartyIdentified holder) {
        jdbc.sql("update certificates.certificate set holder = :party, holder_key = null, holder_sealed = null, revision = revision + 1 where holder_key = :key")
                .param("party", holder.party().value()).param("key", HexFormat.of().parseHex(holder.key())).update();
    }

    @EventListener
    @Transactional
    public void follow(PersonMerged merged) {
        jdbc.sql("update certificates.certificate set holder = :into, revision = revision + 1 where holder = :from").param("into", merged.into().value()).param("from", merged.from().value())
                .update();
    }
}
