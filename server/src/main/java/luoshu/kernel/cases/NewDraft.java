package luoshu.kernel.cases;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Opens a draft. */
public record NewDraft(String matterCode, @Nullable Map<String, Object> answers, @Nullable Boolean commitment) {
}
