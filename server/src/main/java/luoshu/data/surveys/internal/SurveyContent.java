package luoshu.data.surveys.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

import luoshu.data.surveys.SurveyChoices.SurveyChoice;
import luoshu.data.surveys.SurveyChoices.SurveyQuestion;
import luoshu.kernel.packages.Document;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.Shapes;
import luoshu.kernel.packages.YamlSource;
import luoshu.kernel.texts.Text;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** {@code packages/data/survey.yaml}. What is wrong in it keeps the server from starting. */
@Component
class SurveyContent {

    /** Questions the list of responsibilities is read from. */
    static final String RESPONSIBLE = "responsible";
    static final String TELEPHONE = "telephone";
    private static final String FILE = "packages/data/survey.yaml";
    private static final Shapes.Shape CODE = Shapes.pattern("[a-z][a-z-]{1,39}", "小写字母代码");
    private static final Shapes.Shape SHAPE = Shapes.object().required("format", Shapes.oneOf("luoshu/data-survey/1")).required("basis", Shapes.text(300))
            .required("days", Shapes.object().required("least", Shapes.integer(1, 365)).required("most", Shapes.integer(1, 365)).required("usual", Shapes.integer(1, 365)))
            .required("questions", Shapes.list(Shapes.object().required("code", CODE).required("kind", Shapes.oneOf("count", "text")).optional("from", Shapes.oneOf("systems", "registered", "unregistered", "tables"))
                    .optional("required", Shapes.bool()).required("name", Shapes.pair(100)), 1, 50))
            .required("databases", Shapes.list(Shapes.object().required("code", CODE).required("name", Shapes.pair(50)), 1, 50));

    private final String basis;
    private final JsonNode days;
    private final List<SurveyQuestion> questions;
    private final List<SurveyChoice> databases;

    SurveyContent() {
        JsonNode content = read();
        this.basis = content.get("basis").asString();
        this.days = content.get("days");
        this.questions = list(content.get("questions")).stream().map(SurveyContent::question).toList();
        this.databases = list(content.get("databases")).stream().map(one -> new SurveyChoice(one.get("code").asString(), Text.of(one.get("name")))).toList();
        if (questions.stream().map(SurveyQuestion::code).distinct().count() < questions.size() || find(RESPONSIBLE).isEmpty() || find(TELEPHONE).isEmpty()) {
            throw new IllegalStateException(FILE + ": each question once, among them " + RESPONSIBLE + " and " + TELEPHONE);
        }
    }

    String basis() {
        return basis;
    }

    int leastDays() {
        return days.get("least").asInt();
    }

    int mostDays() {
        return days.get("most").asInt();
    }

    int usualDays() {
        return days.get("usual").asInt();
    }

    List<SurveyQuestion> questions() {
        return questions;
    }

    Optional<SurveyQuestion> find(String code) {
        return questions.stream().filter(question -> question.code().equals(code)).findFirst();
    }

    List<SurveyChoice> databases() {
        return databases;
    }

    private static SurveyQuestion question(JsonNode one) {
        return new SurveyQuestion(one.get("code").asString(), Text.of(one.get("name")), SurveyQuestion.Kind.valueOf(one.get("kind").asString().toUpperCase(Locale.ROOT)), one.path("required").asBoolean(false),
                one.hasNonNull("from") ? SurveyQuestion.Counted.valueOf(one.get("from").asString().toUpperCase(Locale.ROOT)) : null);
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

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
