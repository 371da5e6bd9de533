package luoshu.data.demands;

import java.util.Map;
import java.util.UUID;

/**
 * A demand the platform writes down for an organ.
 *
 * @param asker   code of the organ
 * @param matters names by catalogue code: what the data would be used for
 * @param why     for the officials who complete it: what made the platform propose it, at most 500 characters
 */
public record DemandProposal(UUID resource, String asker, String legalBasis, String purpose, String scopeOfUse, Map<String, String> matters, String why) {
}
