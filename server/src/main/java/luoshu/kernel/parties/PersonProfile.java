package luoshu.kernel.parties;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** What a person sees about themselves. {@code simulated} appears only when a simulated register gave the level. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersonProfile(String name, @Nullable String idNumberMasked, @Nullable String mobileMasked, int realNameLevel, @Nullable String address, boolean elderMode,
                            @Nullable Boolean simulated) {
}
