package luoshu.kernel.cases;

import org.jspecify.annotations.Nullable;

/** How the result reaches the applicant. {@code way}: 4 by courier, 6 collected, 7 served directly. */
public record Delivery(String way, @Nullable String address, @Nullable String recipient, @Nullable String mobile) {
}
