package luoshu.trust.geo;

import java.time.LocalDate;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import luoshu.kernel.regions.RegionCode;
import org.jspecify.annotations.Nullable;

/** How many cases were closed where, for everybody. {@code since}: day from which they were handed in. */
public record ClosedCases(RegionCode region, LocalDate since, List<Row> rows) {

    /** {@code closed} is null where the number is too small to be told, or would tell one that is. */
    @Schema(name = "ClosedCasesRow")
    public record Row(String code, String name, @Nullable Long closed) {
    }
}
