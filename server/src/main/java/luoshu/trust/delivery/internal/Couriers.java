package luoshu.trust.delivery.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.delivery.CourierProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The couriers that are plugged in; the first of them is asked. */
@Component
class Couriers {

    private final Map<String, CourierProvider> byCode;
    private final List<CourierProvider> all;

    Couriers(ObjectProvider<CourierProvider> plugged) {
        this.all = plugged.orderedStream().toList();
        this.byCode = all.stream().collect(Collectors.toMap(CourierProvider::code, courier -> courier));
    }

    CourierProvider get(String code) {
        return find(code).orElseThrow(() -> new NotFound("courier"));
    }

    Optional<CourierProvider> find(@Nullable String code) {
        return code == null ? Optional.empty() : Optional.ofNullable(byCode.get(code));
    }

    CourierProvider first() {
        return all.stream().findFirst().orElseThrow(() -> new Refused(Problem.Kind.CONFLICT, "no-courier", "no courier is plugged in here"));
    }
}
