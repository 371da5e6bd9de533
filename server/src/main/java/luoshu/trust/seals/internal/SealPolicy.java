package luoshu.trust.seals.internal;

import java.util.List;

import luoshu.kernel.organs.Organ;
import org.jspecify.annotations.Nullable;

/** Which seals there may be, how large, for how long, and which of them goes on what: {@code packages/seals/policy.yaml}. */
public record SealPolicy(Organs organs, Enterprises enterprises, List<Rule> uses) {

    /** Stands for the organ's own seal among the words of special ones. */
    static final String OWN = "";
    private static final String ANY = "*";
    private static final int CATALOGUE_FROM = 19;
    private static final int CATALOGUE_TO = 31;

    public record Organs(int years, List<Size> sizes, Special special) {
    }

    public record Enterprises(int years, int millimetres, Special special) {
    }

    public record Special(int millimetres, List<String> words) {
    }

    /** An empty list of levels: any. */
    public record Size(String duty, List<Integer> levels, int millimetres) {

        boolean fits(Organ organ) {
            return (duty.equals(ANY) || duty.equals(organ.duty())) && (levels.isEmpty() || organ.levels().stream().anyMatch(levels::contains));
        }
    }

    /** @param seals in the order of preference; {@link #OWN} among them; {@code timestamped}: the seal's signature gets a time stamp */
    public record Rule(List<String> documents, List<String> matters, List<String> seals, boolean timestamped) {

        boolean fits(String document, @Nullable String matterCode) {
            return (documents.contains(ANY) || documents.contains(document)) && (matters.isEmpty() || matters.contains(catalogue(matterCode)));
        }

        private static String catalogue(@Nullable String matterCode) {
            return matterCode == null || matterCode.length() < CATALOGUE_TO ? "" : matterCode.substring(CATALOGUE_FROM, CATALOGUE_TO);
        }
    }

    public int millimetres(Organ organ, String words) {
        return words.equals(OWN) ? organs.sizes.stream().filter(size -> size.fits(organ)).findFirst().orElseThrow().millimetres() : organs.special.millimetres();
    }

    public int enterpriseMillimetres(String words) {
        return words.equals(OWN) ? enterprises.millimetres : enterprises.special.millimetres();
    }

    /** The rule with matters goes before those without. */
    public Rule ruleFor(String document, @Nullable String matterCode) {
        return uses.stream().filter(rule -> !rule.matters.isEmpty() && rule.fits(document, matterCode)).findFirst()
                .or(() -> uses.stream().filter(rule -> rule.matters.isEmpty() && rule.fits(document, matterCode)).findFirst()).orElseThrow();
    }
}
