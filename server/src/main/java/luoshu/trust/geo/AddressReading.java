package luoshu.trust.geo;

import java.util.List;

/**
 * What an address says about its division.
 *
 * @param candidates the best first, at most ten
 * @param total      how many divisions fit equally well
 * @param detail     road, number, building: read behind the first candidate
 */
public record AddressReading(Outcome outcome, List<AddressCandidate> candidates, int total, AddressDetail detail) {

    public enum Outcome {
        /** One division fits, and no other. */
        FOUND,
        /** Several fit, or one only loosely: a person has to choose. */
        CHOOSE,
        /** Another province. */
        OUTSIDE,
        UNKNOWN
    }

    public AddressReading {
        candidates = List.copyOf(candidates);
    }
}
