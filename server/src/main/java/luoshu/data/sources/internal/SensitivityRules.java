package luoshu.data.sources.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import luoshu.data.catalog.ResourceChoices.DataElement;
import luoshu.data.sources.ColumnProfile;
import luoshu.data.sources.ColumnSuggestion;
import luoshu.data.sources.ValuePattern;
import luoshu.kernel.packages.Shapes;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * {@code packages/data/sensitivity.yaml}: what a column is taken for, and why. A pattern in the sample is surer than a name or comment that is exactly a data element's, that one than a word in the comment, and
 * the comment than the column's name. Suggestions only: a person decides.
 */
@Component
class SensitivityRules {

    private static final Shapes.Shape SHAPE = Shapes.object().required("format", Shapes.oneOf("luoshu/data-sensitivity/1")).required("least", Shapes.integer(50, 100))
            .required("rules", Shapes.list(Shapes.object().required("name", Shapes.pair(60)).optional("pattern", Shapes.oneOf(Arrays.stream(ValuePattern.values()).map(Enum::name).toArray(String[]::new)))
                    .required("words", Shapes.list(Shapes.text(30), 1, 40)).required("fields", Shapes.list(Shapes.pattern("[A-Z][A-Z0-9_]{1,39}", "大写字母字段名"), 1, 40)).optional("element", Shapes.text(60))
                    .required("sensitivity", Shapes.integer(1, 4)).required("personal", Shapes.bool()).required("basis", Shapes.text(200)), 1, 500))
            .required("surnames", Shapes.text(1_000));
    /** Fewer values say nothing. */
    private static final int FEWEST = 3;
    private static final double VARIED = 0.5;

    private record Rule(Text name, @Nullable ValuePattern pattern, List<String> words, List<String> fields, @Nullable String element, int sensitivity, boolean personal, String basis) {
    }

    private record Match(Rule rule, String word) {
    }

    private final List<Rule> rules;
    private final int least;
    private final Recognisers recognisers;

    SensitivityRules() {
        JsonNode content = SourceContent.read("sensitivity.yaml", SHAPE);
        this.rules = SourceContent.list(content.get("rules")).stream().map(SensitivityRules::rule).toList();
        this.least = content.get("least").asInt();
        this.recognisers = new Recognisers(content.get("surnames").asString());
    }

    private static Rule rule(JsonNode one) {
        return new Rule(Text.of(one.get("name")), one.hasNonNull("pattern") ? ValuePattern.valueOf(one.get("pattern").asString()) : null, SourceContent.words(one.get("words")), SourceContent.words(one.get("fields")),
                one.hasNonNull("element") ? one.get("element").asString() : null, one.get("sensitivity").asInt(), one.get("personal").asBoolean(), one.get("basis").asString());
    }

    Recognisers recognisers() {
        return recognisers;
    }

    /** @param elements those of the catalogue */
    ColumnSuggestion suggest(String column, @Nullable String comment, @Nullable ColumnProfile profile, List<DataElement> elements) {
        String field = column.toUpperCase(Locale.ROOT);
        String said = comment == null ? "" : comment.strip();
        return byPattern(profile, elements).or(() -> byElement(field, said, elements)).or(() -> byWord(said, elements)).or(() -> byField(column, field, elements)).or(() -> byNames(profile, elements))
                .orElseGet(() -> new ColumnSuggestion(null, 1, false, profile == null ? new Text("注释和字段名中没有个人信息的特征；没有抽样", "Nothing personal in comment or name; no rows were looked at")
                        : new Text("注释、字段名和抽样中没有个人信息的特征", "Nothing personal in comment, name or sample"), null));
    }

    private Optional<ColumnSuggestion> byPattern(@Nullable ColumnProfile profile, List<DataElement> elements) {
        if (profile == null || profile.pattern() == null || profile.present() < FEWEST || profile.percent() < least) {
            return Optional.empty();
        }
        return rules.stream().filter(rule -> rule.pattern() == profile.pattern()).findFirst().map(rule -> {
            Text form = form(rule.pattern());
            return suggestion(rule, elements, new Text("抽样 %d 个值，%s的占 %d %%：%s".formatted(profile.present(), form.zh(), profile.percent(), rule.name().zh()),
                    "Of %d sampled values %d %% %s: %s".formatted(profile.present(), profile.percent(), form.en(), rule.name().en())));
        });
    }

    private static Text form(@Nullable ValuePattern pattern) {
        return switch (pattern) {
            case CITIZEN_ID -> new Text("18 位且校验位正确", "have 18 characters and the right check character");
            case CREDIT_CODE -> new Text("18 位且校验码正确", "have 18 characters and the right check character");
            case MOBILE -> new Text("11 位手机号段", "are 11 digits of a mobile range");
            case BANK_CARD -> new Text("16 至 19 位且校验位正确", "have 16–19 digits and the right check digit");
            case EMAIL -> new Text("邮箱格式", "are addresses of e-mail");
            case PLATE -> new Text("号牌格式", "are plate numbers");
            case DATE -> new Text("日期格式", "are dates");
            case DIGITS -> new Text("全为数字", "are digits");
            case PERSON_NAME -> new Text("形如姓名", "look like names");
            case null -> throw new IllegalArgumentException("no pattern");
        };
    }

    private static Optional<ColumnSuggestion> byElement(String field, String comment, List<DataElement> elements) {
        return elements.stream().filter(one -> one.name().zh().equals(comment) || one.field().equals(field)).findFirst().map(one -> {
            String standard = one.standard() == null ? "" : "（" + one.standard() + "）";
            boolean named = one.name().zh().equals(comment);
            return new ColumnSuggestion(one.code(), one.sensitivity(), one.personal(), new Text("%s与数据元“%s”一致%s".formatted(named ? "注释" : "字段名", one.name().zh(), standard),
                    "The %s is that of the data element “%s”".formatted(named ? "comment" : "name", one.name().en())), one.standard());
        });
    }

    private Optional<ColumnSuggestion> byWord(String comment, List<DataElement> elements) {
        return rules.stream().flatMap(rule -> rule.words().stream().filter(comment::contains).map(word -> new Match(rule, word))).max(Comparator.comparingInt(match -> match.word().length()))
                .map(match -> suggestion(match.rule(), elements, new Text("注释含“%s”：%s".formatted(match.word(), match.rule().name().zh()), "The comment has “%s”: %s".formatted(match.word(), match.rule().name().en()))));
    }

    private Optional<ColumnSuggestion> byField(String column, String field, List<DataElement> elements) {
        String parts = "_" + field + "_";
        return rules.stream().flatMap(rule -> rule.fields().stream().filter(name -> parts.contains("_" + name + "_")).map(name -> new Match(rule, name))).max(Comparator.comparingInt(match -> match.word().length()))
                .map(match -> suggestion(match.rule(), elements, new Text("字段名 %s：%s".formatted(column, match.rule().name().zh()), "The column is called %s: %s".formatted(column, match.rule().name().en()))));
    }

    /** Many different values that begin as names do. */
    private Optional<ColumnSuggestion> byNames(@Nullable ColumnProfile profile, List<DataElement> elements) {
        boolean names = profile != null && profile.pattern() == ValuePattern.PERSON_NAME && profile.present() >= FEWEST && profile.percent() >= least && profile.distinct() > profile.present() * VARIED;
        return names ? rules.stream().filter(rule -> "person-name".equals(rule.element())).findFirst().map(rule -> suggestion(rule, elements,
                new Text("抽样 %d 个值，%d %% 形如姓名，且多不相同：可能是%s".formatted(profile.present(), profile.percent(), rule.name().zh()),
                        "Of %d sampled values %d %% look like names, most of them different: perhaps %s".formatted(profile.present(), profile.percent(), rule.name().en())))) : Optional.empty();
    }

    /** An element's own sensitivity counts; a rule whose element the catalogue does not have suggests none. */
    private static ColumnSuggestion suggestion(Rule rule, List<DataElement> elements, Text reason) {
        Optional<DataElement> element = elements.stream().filter(one -> one.code().equals(rule.element())).findFirst();
        return new ColumnSuggestion(element.map(DataElement::code).orElse(null), element.map(DataElement::sensitivity).orElse(rule.sensitivity()), element.map(DataElement::personal).orElse(rule.personal()), reason,
                rule.basis());
    }
}
