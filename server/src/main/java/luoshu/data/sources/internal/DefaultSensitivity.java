package luoshu.data.sources.internal;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import luoshu.data.catalog.ResourceChoices.DataElement;
import luoshu.data.catalog.Resources;
import luoshu.data.sources.ColumnSuggestion;
import luoshu.data.sources.Sensitivity;
import luoshu.data.sources.ValuePattern;
import org.springframework.stereotype.Component;

@Component
class DefaultSensitivity implements Sensitivity {

    /** Shorter runs are no number of a person. Plates begin with a character of their province. */
    private static final Pattern RUN = Pattern.compile("\\p{IsHan}?[0-9A-Za-z@._%+-]{6,80}\\p{IsHan}?");
    private static final Pattern PLAIN = Pattern.compile("[0-9A-Za-z@._%+-]{11,80}");
    private static final Set<ValuePattern> IDENTIFYING = EnumSet.of(ValuePattern.CITIZEN_ID, ValuePattern.MOBILE, ValuePattern.BANK_CARD, ValuePattern.EMAIL, ValuePattern.PLATE);

    private final SensitivityRules rules;
    private final Resources resources;

    DefaultSensitivity(SensitivityRules rules, Resources resources) {
        this.rules = rules;
        this.resources = resources;
    }

    @Override
    public Look column(String name) {
        return new Seen(name, resources.choices().elements());
    }

    private final class Seen implements Look {
        private final String name;
        private final List<DataElement> elements;
        private final ColumnSample sample = new ColumnSample(rules.recognisers());
        private final Map<ValuePattern, Integer> identifiers = new EnumMap<>(ValuePattern.class);

        private Seen(String name, List<DataElement> elements) {
            this.name = name;
            this.elements = elements;
        }

        @Override
        public void take(String value) {
            String text = Normalizer.normalize(value, Normalizer.Form.NFKC).strip();
            if (text.isEmpty()) {
                return;
            }
            sample.add(text);
            Set<ValuePattern> found = EnumSet.noneOf(ValuePattern.class);
            for (Pattern pattern : List.of(RUN, PLAIN)) {
                for (Matcher run = pattern.matcher(text); run.find(); ) {
                    ValuePattern one = rules.recognisers().of(run.group());
                    if (one != null && IDENTIFYING.contains(one)) {
                        found.add(one);
                    }
                }
            }
            found.forEach(one -> identifiers.merge(one, 1, Integer::sum));
        }

        @Override
        public ColumnSuggestion suggestion() {
            return rules.suggest(name, name, sample.profile(false), elements);
        }

        @Override
        public Map<ValuePattern, Integer> identifiers() {
            return Map.copyOf(identifiers);
        }
    }
}
