package luoshu.data.analysis.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import luoshu.kernel.packages.Document;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.Shapes;
import luoshu.kernel.packages.YamlSource;
import luoshu.kernel.texts.Text;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** {@code packages/data/analysis.yaml}. What is wrong in it keeps the server from starting. */
@Component
class AnalysisContent {

    private static final String FILE = "packages/data/analysis.yaml";
    private static final Shapes.Shape FUNCTION = Shapes.pattern("[a-z_][a-z0-9_]{1,40}", "函数名");
    private static final Shapes.Shape SHAPE = Shapes.object().required("format", Shapes.oneOf("luoshu/data-analysis/1"))
            .required("functions", Shapes.list(FUNCTION, 1, 400))
            .required("single", Shapes.list(Shapes.object().required("name", FUNCTION).required("most", Shapes.integer(1, 10)), 0, 50)).required("fractions", Shapes.list(FUNCTION, 0, 50))
            .required("statement", Shapes.object().required("columns", Shapes.integer(10, 10_000)).required("from", Shapes.integer(1, 1_000)).required("nesting", Shapes.integer(5, 200))
                    .required("millis", Shapes.integer(100, 10_000)).required("atOnce", Shapes.integer(1, 100)))
            .required("alarms", Shapes.list(Shapes.object().required("code", Shapes.pattern("[a-z][a-z-]{0,29}", "小写字母代码")).required("name", Shapes.pair(60))
                    .required("kind", Shapes.oneOf("rows", "night", "refused", "personal", "personal-read", "exports")).required("least", Shapes.integer(1, 100_000_000)).required("basis", Shapes.text(300)).optional("times", Shapes.integer(1, 1_000))
                    .optional("days", Shapes.integer(1, 366)).optional("from", Shapes.integer(18, 23)).optional("until", Shapes.integer(1, 9)).optional("minutes", Shapes.integer(1, 1_440)).optional("columns", Shapes.integer(1, 100)), 0, 50));

    private final QuestionRules rules;
    private final List<AlarmRule> alarms;

    AnalysisContent() {
        JsonNode content = read();
        JsonNode statement = content.get("statement");
        rules = new QuestionRules(names(content.get("functions")), content.get("single").valueStream().collect(Collectors.toUnmodifiableMap(one -> one.get("name").asString(), one -> one.get("most").asInt())), names(content.get("fractions")),
                new StatementBounds(statement.get("columns").asInt(), statement.get("from").asInt(), statement.get("nesting").asInt(), statement.get("millis").asInt(), statement.get("atOnce").asInt()));
        alarms = StreamSupport.stream(content.get("alarms").spliterator(), false).map(AnalysisContent::alarm).toList();
    }

    private static Set<String> names(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).collect(Collectors.toUnmodifiableSet());
    }

    private static AlarmRule alarm(JsonNode one) {
        String code = one.get("code").asString();
        Text name = Text.of(one.get("name"));
        String basis = one.get("basis").asString();
        long least = one.get("least").asLong();
        return switch (one.get("kind").asString()) {
            case "rows" -> new AlarmRule.RowsOfDay(code, name, basis, least, number(one, "times"), number(one, "days"));
            case "night" -> new AlarmRule.AtNight(code, name, basis, least, number(one, "from"), number(one, "until"));
            case "refused" -> new AlarmRule.RefusedOften(code, name, basis, least, number(one, "minutes"));
            case "personal" -> new AlarmRule.Personal(code, name, basis, least, number(one, "columns"));
            case "personal-read" -> new AlarmRule.PersonalRead(code, name, basis, least, number(one, "columns"));
            default -> new AlarmRule.Exports(code, name, basis, least);
        };
    }

    private static int number(JsonNode one, String name) {
        if (!one.hasNonNull(name)) {
            throw new IllegalStateException(FILE + ": " + one.get("code").asString() + " has no " + name);
        }
        return one.get(name).asInt();
    }

    private static JsonNode read() {
        List<Finding> findings = new ArrayList<>();
        try {
            return YamlSource.read(FILE, new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8), findings).flatMap(root -> Shapes.read(FILE, root, SHAPE, findings)).map(Document::tree)
                    .orElseThrow(() -> new IllegalStateException(findings.toString()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    QuestionRules rules() {
        return rules;
    }

    List<AlarmRule> alarms() {
        return alarms;
    }
}
