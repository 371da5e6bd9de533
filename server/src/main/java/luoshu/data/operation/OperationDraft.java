package luoshu.data.operation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as it is written.
 *
 * @param operator   unified social credit code of an enterprise registered here
 * @param purpose    what it is operated for
 * @param scenarios  应用场景, one each
 * @param from       first day
 * @param until      last day
 * @param priceBasis document that sets the ceilings; required where anything is charged
 * @param revenueCap 最高准许收入: most fen of a calendar year; absent: none
 * @param safety     what the operator keeps to, in words
 * @param withdrawal when the operator goes and what becomes of the data then
 * @param systems    live systems of the organ that only the operator uses
 */
public record OperationDraft(@NotNull String name, @NotNull String operator, @NotNull String purpose, @NotNull List<@NotNull String> scenarios, @NotNull LocalDate from, @NotNull LocalDate until, @NotNull PriceKind priceKind,
                             @Nullable String priceBasis, @Nullable Long revenueCap, @NotNull String safety, @NotNull String withdrawal, @NotNull List<@NotNull UUID> systems,
                             @NotNull List<@NotNull @Valid OperatedDraft> operated) {
    public OperationDraft {
        scenarios = scenarios == null ? List.of() : List.copyOf(scenarios);
        systems = systems == null ? List.of() : List.copyOf(systems);
        operated = operated == null ? List.of() : List.copyOf(operated);
    }
}
