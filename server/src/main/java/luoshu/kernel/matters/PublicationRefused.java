package luoshu.kernel.matters;

import java.util.List;
import java.util.Map;

import luoshu.kernel.problems.Problem;

/** The version breaks quality rules that block publication; {@code findings} says which. */
public final class PublicationRefused extends Problem {
    public PublicationRefused(List<QualityFinding> findings) {
        super(Kind.CONFLICT, "quality-blocking", findings.size() + " quality rules are broken", Map.of("findings", findings), List.of());
    }
}
