package luoshu.kernel.parties;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** An entry of the population register. {@code region} has 12 digits. */
public record PopulationRecord(CitizenId citizenId, String name, @Nullable String region, @Nullable String address, @Nullable String mobile, boolean alive,
                               List<Relative> relatives) {

    public record Relative(Relation relation, String name, CitizenId citizenId) {
    }

    public enum Relation { FATHER, MOTHER, SPOUSE, CHILD }
}
