package luoshu.data.demands.internal;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

import luoshu.data.catalog.ShareType;
import luoshu.kernel.matters.CatalogCode;
import luoshu.kernel.matters.HandlingItemCode;
import luoshu.kernel.matters.Matters;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.matters.TaskCode;
import luoshu.kernel.organs.Organ;
import org.springframework.stereotype.Component;

/** Under which matter a demand is handled: the one of the resource's share type, as the organ of the resource implements it. Their limits are in their packages. */
@Component
class DemandMatters {

    /** Of packages/matters. */
    static final String UNCONDITIONAL = "data-sharing-unconditional";
    static final String CONDITIONAL = "data-sharing-conditional";
    static final Set<String> SLUGS = Set.of(UNCONDITIONAL, CONDITIONAL);
    private static final String UNCONDITIONAL_CODE = "001060001000";
    private static final String CONDITIONAL_CODE = "001060002000";
    private static final String ITEM = "01";

    private final Matters matters;

    DemandMatters(Matters matters) {
        this.matters = matters;
    }

    /** Empty: the organ takes no demands of that kind. @throws IllegalArgumentException for what is not shared */
    Optional<PublishedMatter> find(Organ provider, ShareType type) {
        CatalogCode code = new CatalogCode(switch (type) {
            case UNCONDITIONAL -> UNCONDITIONAL_CODE;
            case CONDITIONAL -> CONDITIONAL_CODE;
            case NOT_SHARED -> throw new IllegalArgumentException("nobody asks for what is not shared");
        });
        return provider.levels().stream().sorted(Comparator.reverseOrder())
                .map(level -> matters.findByCode(HandlingItemCode.of(TaskCode.of(provider.code().value(), level, code), ITEM).value())).flatMap(Optional::stream).findFirst();
    }
}
