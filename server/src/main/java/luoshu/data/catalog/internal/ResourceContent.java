package luoshu.data.catalog.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import luoshu.data.catalog.DataType;
import luoshu.data.catalog.ResourceChoices;
import luoshu.kernel.calendar.Limit;
import luoshu.kernel.packages.Document;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.Shapes;
import luoshu.kernel.packages.YamlSource;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** {@code packages/data}: classification, data elements, grounds, questions and limits. What is wrong in it keeps the server from starting. */
@Component
class ResourceContent {

    private static final Shapes.Shape CHOICE = Shapes.object().required("code", Shapes.pattern("[a-zA-Z][a-zA-Z_-]{1,39}", "字母代码")).required("name", Shapes.pair(100));
    private static final Shapes.Shape LIMIT = Shapes.object().required("days", Shapes.integer(1, 365)).required("basis", Shapes.text(200));
    private static final Shapes.Shape ASSESSMENT = Shapes.object().required("basis", Shapes.text(300)).required("questions", Shapes.list(Shapes.object()
            .required("code", Shapes.pattern("[a-z][a-z-]{1,39}", "小写字母代码")).required("zh", Shapes.text(200)).required("en", Shapes.text(400)), 1, 20));
    private static final Shapes.Shape CATALOGUE = Shapes.object().required("format", Shapes.oneOf("luoshu/data-catalogue/1"))
            .required("classes", Shapes.list(Shapes.object().required("code", Shapes.pattern("[1-3]", "1–3")).required("name", Shapes.pair(50))
                    .required("items", Shapes.list(Shapes.object().required("code", Shapes.pattern("[0-9]{2}", "两位数字")).required("name", Shapes.pair(50))
                            .required("entries", Shapes.list(Shapes.object().required("code", Shapes.pattern("[0-9]{3}", "三位数字")).required("name", Shapes.pair(50)), 1, 500)), 1, 99)), 1, 3))
            .required("limits", Shapes.object().required("publish", LIMIT).required("update", LIMIT).required("updateExtension", LIMIT))
            .required("grounds", Shapes.object().required("notShared", Shapes.list(CHOICE, 1, 20)).required("notOpen", Shapes.list(CHOICE, 1, 20)))
            .required("assessments", Shapes.object().required("secrecy", ASSESSMENT).required("personal", ASSESSMENT))
            .required("formats", Shapes.list(CHOICE, 1, 40));
    private static final Shapes.Shape ELEMENTS = Shapes.object().required("format", Shapes.oneOf("luoshu/data-elements/1")).required("elements", Shapes.list(Shapes.object()
            .required("code", Shapes.pattern("[a-z][a-z0-9-]{1,59}", "小写字母代码")).required("name", Shapes.pair(100)).required("field", Shapes.pattern("[A-Z][A-Z0-9_]{0,59}", "大写字母字段名"))
            .required("type", Shapes.oneOf("C", "N", "Y", "D", "T", "L", "M", "G", "B", "I", "F")).optional("length", Shapes.integer(1, 100_000)).optional("scale", Shapes.integer(0, 20))
            .optional("codeTable", Shapes.text(60)).required("sensitivity", Shapes.integer(1, 4)).optional("personal", Shapes.bool()).optional("generic", Shapes.bool()).optional("source", Shapes.pattern("[a-z][a-z-]{1,39}", "条线代码"))
            .optional("standard", Shapes.text(100)), 1, 20_000));

    private final ResourceChoices choices;
    private final Map<String, ResourceChoices.DataElement> elements;
    private final Set<String> classification;
    private final Map<String, Text> classNames = new HashMap<>();
    private final Limit publish;

    ResourceContent() {
        JsonNode catalogue = read("catalogue.yaml", CATALOGUE);
        this.elements = list(read("elements.yaml", ELEMENTS).get("elements")).stream().map(ResourceContent::element)
                .collect(Collectors.toMap(ResourceChoices.DataElement::code, one -> one, (one, _) -> twice(one.code()), LinkedHashMap::new));
        List<ResourceChoices.DataClass> classes = list(catalogue.get("classes")).stream().map(one -> dataClass("", one, "items", "entries")).toList();
        classes.forEach(this::name);
        this.classification = classNames.keySet().stream().filter(code -> code.length() == 6).collect(Collectors.toUnmodifiableSet());
        JsonNode grounds = catalogue.get("grounds");
        JsonNode assessments = catalogue.get("assessments");
        this.choices = new ResourceChoices(classes, List.copyOf(elements.values()), choices(catalogue.get("formats")), choices(grounds.get("notShared")), choices(grounds.get("notOpen")),
                assessment(assessments.get("secrecy")), assessment(assessments.get("personal")));
        JsonNode limit = catalogue.get("limits").get("publish");
        this.publish = Limit.workingDays(limit.get("days").asInt(), limit.get("basis").asString());
    }

    ResourceChoices choices() {
        return choices;
    }

    Optional<ResourceChoices.DataElement> element(String code) {
        return Optional.ofNullable(elements.get(code));
    }

    boolean classified(String code) {
        return classification.contains(code);
    }

    /** Of a class, item or entry, in Chinese; the code itself when content no longer has it. */
    String className(String code) {
        Text name = classNames.get(code);
        return name == null ? code : name.zh();
    }

    /** What the catalogue authority has for its decision. */
    Limit publish() {
        return publish;
    }

    private void name(ResourceChoices.DataClass one) {
        if (classNames.put(one.code(), one.name()) != null) {
            twice(one.code());
        }
        one.below().forEach(this::name);
    }

    private static <T> T twice(String code) {
        throw new IllegalStateException("twice in packages/data: " + code);
    }

    private static JsonNode read(String name, Shapes.Shape shape) {
        String file = "packages/data/" + name;
        List<Finding> findings = new ArrayList<>();
        try {
            return YamlSource.read(file, new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8), findings).flatMap(root -> Shapes.read(file, root, shape, findings)).map(Document::tree)
                    .orElseThrow(() -> new IllegalStateException(findings.toString()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static ResourceChoices.DataClass dataClass(String above, JsonNode one, String... levels) {
        String code = above + one.get("code").asString();
        return new ResourceChoices.DataClass(code, Text.of(one.get("name")), levels.length == 0 ? List.of()
                : list(one.get(levels[0])).stream().map(below -> dataClass(code, below, Arrays.copyOfRange(levels, 1, levels.length))).toList());
    }

    private static ResourceChoices.DataElement element(JsonNode one) {
        return new ResourceChoices.DataElement(one.get("code").asString(), Text.of(one.get("name")), one.get("field").asString(), DataType.valueOf(one.get("type").asString()), number(one, "length"),
                number(one, "scale"), text(one, "codeTable"), one.get("sensitivity").asInt(), one.path("personal").asBoolean(false), one.path("generic").asBoolean(false), text(one, "source"), text(one, "standard"));
    }

    private static List<ResourceChoices.ResourceChoice> choices(JsonNode array) {
        return list(array).stream().map(one -> new ResourceChoices.ResourceChoice(one.get("code").asString(), Text.of(one.get("name")))).toList();
    }

    private static ResourceChoices.ResourceAssessment assessment(JsonNode one) {
        return new ResourceChoices.ResourceAssessment(one.get("basis").asString(), list(one.get("questions")).stream().map(question -> new ResourceChoices.ResourceChoice(question.get("code").asString(), Text.of(question))).toList());
    }

    private static @Nullable Integer number(JsonNode one, String name) {
        return one.hasNonNull(name) ? one.get(name).asInt() : null;
    }

    private static @Nullable String text(JsonNode one, String name) {
        return one.hasNonNull(name) ? one.get(name).asString() : null;
    }
}
