package luoshu.data.profiles;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A column and the field it gives. {@code authoritative}: this source comes first for the field; {@code codes}: what is written and what it means. */
public record FeedColumn(@NotBlank @Size(max = 120) String column, @NotBlank @Size(max = 60) String field, boolean authoritative, @NotNull @Size(max = 200) @Valid List<FeedCode> codes) {

    public record FeedCode(@NotBlank @Size(max = 60) String code, @NotBlank @Size(max = 120) String means) {
    }
}
