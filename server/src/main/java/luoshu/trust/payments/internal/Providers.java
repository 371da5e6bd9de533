package luoshu.trust.payments.internal;

import java.util.List;

import luoshu.kernel.problems.NotFound;
import luoshu.trust.payments.PaymentProvider;
import luoshu.trust.payments.ProviderAway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The banks this installation knows; new orders go to {@code luoshu.payments.provider}, or the only one there is. */
@Component
class Providers {

    private final List<PaymentProvider> all;
    private final String preferred;

    Providers(List<PaymentProvider> all, @Value("${luoshu.payments.provider:}") String preferred) {
        this.all = List.copyOf(all);
        this.preferred = preferred;
        if (!preferred.isEmpty() && all.stream().noneMatch(one -> one.code().equals(preferred))) {
            throw new IllegalStateException("luoshu.payments.provider: there is no provider " + preferred);
        }
    }

    List<PaymentProvider> all() {
        return all;
    }

    PaymentProvider get(String code) {
        return all.stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow(() -> new NotFound("payment provider"));
    }

    /** @throws ProviderAway when none is configured */
    PaymentProvider forNewOrders() {
        return all.stream().filter(one -> preferred.isEmpty() || one.code().equals(preferred)).findFirst().orElseThrow(() -> new ProviderAway("none is configured"));
    }
}
