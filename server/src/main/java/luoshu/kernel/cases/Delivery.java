package luoshu.kernel.cases;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the result reaches the applicant. {@code way}: 4 by courier, 6 collected, 7 served directly. */
public record Delivery(@Schema(allowableValues = {"2", "4", "6", "7"}) String way, @Nullable String address, @Nullable String recipient, @Nullable String mobile) {
}
