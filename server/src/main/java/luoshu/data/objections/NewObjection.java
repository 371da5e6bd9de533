package luoshu.data.objections;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * What is objected to.
 *
 * @param ref      id of the draft or case (PREFILL), of the use (USE), of the certificate (CERTIFICATE); number of the case (CASE)
 * @param field    pointer of the form (PREFILL, CASE), name of the item (USE), name of the field of the face (CERTIFICATE)
 * @param stated   what is said, where a record of use does not keep it (USE)
 * @param proposed what would be right
 */
public record NewObjection(@NotNull ObjectionOrigin origin, @NotNull String ref, @NotNull String field, @Nullable String stated, @NotNull String proposed, @NotNull String reason) {
}
