package luoshu.data.gateway;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** What the provider says an operation is for; see {@link ServiceOperation}. */
public record OperationUse(@NotNull String method, @NotNull String path, @Nullable UUID resource, @Nullable String subject, @NotNull String rows) {
}
