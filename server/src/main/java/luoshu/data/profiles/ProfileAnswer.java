package luoshu.data.profiles;

import org.jspecify.annotations.Nullable;

/** {@code profile}: absent when nothing is known, or – asked for oneself – one's number is not. */
public record ProfileAnswer(@Nullable ProfileView profile) {
}
