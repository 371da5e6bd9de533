package luoshu.kernel.parties;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** An entry of the enterprise register. Capital in fen. */
public record EnterpriseRecord(CreditCode creditCode, String name, PartyKind kind, String legalRepresentativeName, CitizenId legalRepresentativeId, @Nullable String region,
                               String address, LocalDate established, EnterpriseState state, String businessScope, long capital) {
}
