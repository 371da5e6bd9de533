package luoshu.kernel.matters;

import java.util.List;

/** Which organs implement the matter: every organ with this line of duty, or of {@link #ANY}, at these levels (1 nation … 6 village). */
public record ImplementedBy(String duty, List<Integer> useLevel) {

    /** Whatever their duty: what law asks of every organ. */
    public static final String ANY = "any";
}
