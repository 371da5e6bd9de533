package luoshu.kernel.parties;

import org.jspecify.annotations.Nullable;

/** An enterprise or organisation as the register described it last. {@code legalRepresentative} is the person here who proved to be that one. */
public record Enterprise(PartyId id, PartyKind kind, String name, CreditCode creditCode, @Nullable String legalRepresentativeName, @Nullable PartyId legalRepresentative,
                         @Nullable String region, @Nullable String address, EnterpriseState state, boolean simulated, int version) implements Party {
    @Override
    public String idMasked() {
        return creditCode.value();
    }
}
