package luoshu.trust.seals;

import java.util.List;
import java.util.Optional;

/** One seal of a file. {@code facts} are missing when its value could not be read. */
public record SealVerdict(String path, Optional<SealFacts> facts, List<Finding> findings, Coverage coverage) {

    public boolean valid() {
        return findings.isEmpty();
    }
}
