package luoshu.data.surveys;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What an organ answers for by an entry in force.
 *
 * @param sources     codes of the data elements whose one source in the division it is
 * @param responsible by the organ's last confirmed survey; absent: it has confirmed none
 * @param author      who wrote the entry
 * @param updatedAt   when the edition in force was published
 */
public record Responsibility(UUID id, String code, String name, String organ, String organName, String region, String shareType, List<String> shareModes, String updateCycle, List<String> sources,
                             @Nullable String responsible, @Nullable String telephone, String author, Instant updatedAt) {
}
