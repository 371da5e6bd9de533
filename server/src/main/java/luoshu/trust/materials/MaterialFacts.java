package luoshu.trust.materials;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one file of a case.
 *
 * @param firstAt    when this applicant first handed in this content
 * @param before     how many other cases of theirs hold it
 * @param elsewhere  cases of other people that hold the same content
 * @param validTo    as the applicant's space has it
 */
public record MaterialFacts(UUID file, String material, MaterialOrigin origin, Instant firstAt, int before, Elsewhere elsewhere, @Nullable LocalDate validTo,
                            @Nullable MaterialReading reading) {

    public record Elsewhere(int cases, @Nullable Instant firstAt) {
    }
}
