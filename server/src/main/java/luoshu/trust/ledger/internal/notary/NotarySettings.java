package luoshu.trust.ledger.internal.notary;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code luoshu.ledger.notary}: a FISCO BCOS group behind its WeBASE-Front service.
 *
 * @param url      of the service, {@code http://front:5002}; without it nothing is notarised
 * @param chain    name of the chain as auditors know it
 * @param group    群组
 * @param signer   user of WeBASE-Sign that signs the transactions
 * @param contract address of the deployed contract, {@code deploy/notary/LuoshuNotary.sol}
 * @param every    pause between two checkpoints
 */
@ConfigurationProperties("luoshu.ledger.notary")
public record NotarySettings(@DefaultValue("") String url, @DefaultValue("FISCO BCOS") String chain, @DefaultValue("group0") String group, @DefaultValue("") String signer,
                             @DefaultValue("") String contract, @DefaultValue("1h") Duration every, @DefaultValue("20s") Duration timeout) {

    public NotarySettings {
        if (!url.isEmpty() && (signer.isBlank() || !contract.matches("0x[0-9a-fA-F]{40}"))) {
            throw new IllegalArgumentException("luoshu.ledger.notary needs signer and contract (0x and 40 digits) besides url");
        }
    }
}
