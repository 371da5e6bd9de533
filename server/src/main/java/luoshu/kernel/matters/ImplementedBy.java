package luoshu.kernel.matters;

import java.util.List;

/** Which organs implement the matter: every organ with this line of duty at these levels (1 nation … 6 village). */
public record ImplementedBy(String duty, List<Integer> useLevel) {
}
