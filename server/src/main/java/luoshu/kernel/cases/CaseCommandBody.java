package luoshu.kernel.cases;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What a command says; which members are needed, {@link CaseAction#needs} tells. */
public record CaseCommandBody(@Nullable String opinion, @Nullable String reason, @Nullable String basis, @Nullable List<Item> items, @Nullable Special special, @Nullable Integer days,
                              @Nullable Map<String, CaseMaterial.Review> reviewed, @Nullable String signature, @Nullable String to) {

    public static final CaseCommandBody EMPTY = new CaseCommandBody(null, null, null, null, null, null, null, null, null);

    public static CaseCommandBody opinion(String opinion) {
        return new CaseCommandBody(opinion, null, null, null, null, null, null, null, null);
    }

    public record Item(String target, String reason) {
    }

    public record Special(String code, @Nullable Integer days) {
    }
}
