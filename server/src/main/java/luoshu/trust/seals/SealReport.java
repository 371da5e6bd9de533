package luoshu.trust.seals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What verification found.
 *
 * @param findings about the file as a whole
 * @param seals    one each, in the order of the file
 */
public record SealReport(List<Finding> findings, List<SealVerdict> seals) {

    /** Sealed, and nothing wrong. Whether the seals cover everything is another question: {@link #covered}. */
    public boolean valid() {
        return findings.isEmpty() && !seals.isEmpty() && seals.stream().allMatch(SealVerdict::valid);
    }

    /** At least one valid seal protects every file of the package. */
    public boolean covered() {
        return seals.stream().anyMatch(seal -> seal.valid() && seal.coverage().whole());
    }

    /** The first thing wrong, in the order of checking. */
    public Optional<Finding> first() {
        return Stream.concat(findings.stream(), seals.stream().flatMap(seal -> seal.findings().stream())).findFirst();
    }

    public List<Fault> faults() {
        return Stream.concat(findings.stream(), seals.stream().flatMap(seal -> seal.findings().stream())).map(Finding::fault).distinct().toList();
    }
}
