package luoshu.kernel.matters.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import luoshu.kernel.forms.Forms;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.QuestionOption;
import luoshu.kernel.matters.QuestionType;
import luoshu.kernel.packages.Document;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.Severity;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** §4: the schema is one, and schema, layout and situation say the same. */
@Component
@Order(4)
class FormCheck implements PackageCheck {

    private static final Map<String, Set<String>> TYPES = Map.of("number", Set.of("number", "integer"), "money", Set.of("integer"), "yesno", Set.of("boolean"), "checkbox", Set.of("boolean"),
            "checkboxes", Set.of("array"), "table", Set.of("array"));

    private final Forms forms;

    FormCheck(Forms forms) {
        this.forms = forms;
    }

    @Override
    public List<Finding> check(MatterDefinition matter, MatterDocuments documents) {
        Document file = documents.form();
        List<Finding> findings = new ArrayList<>();
        JsonNode schema = matter.form().schema();
        forms.schemaProblems(schema).forEach(problem -> findings.add(file.blocking("/schema" + problem.pointer(), problem.code(), problem.message())));
        if (!"object".equals(schema.path("type").asString(null))) {
            findings.add(file.blocking("/schema", "schema-invalid", "架构的类型应为 object"));
        }
        findings.addAll(Codes.unique(file, "/layout"));
        Map<String, String> fields = new HashMap<>();
        JsonNode layout = matter.form().layout();
        for (int g = 0; g < layout.size(); g++) {
            JsonNode group = layout.get(g).path("fields");
            for (int f = 0; f < group.size(); f++) {
                String at = "/layout/" + g + "/fields/" + f;
                String pointer = group.get(f).path("pointer").asString();
                if (fields.put(pointer, at) != null) {
                    findings.add(file.blocking(at + "/pointer", "field-twice", pointer + " 在版面中出现两次"));
                }
                field(matter, group.get(f), at, FormFields.property(schema, pointer), file, findings);
            }
        }
        unshown(schema, "", fields.keySet(), file, findings);
        fields.forEach((pointer, at) -> showWhen(schema, layout.at(at.substring("/layout".length())), at, fields.keySet(), file, findings));
        if (fields.size() < 6 || fields.size() > 20) {
            findings.add(new Finding(file.file(), 1, 1, Severity.WARNING, "field-count", "宜有 6 至 20 项，现有 " + fields.size() + " 项"));
        }
        return findings;
    }

    private void field(MatterDefinition matter, JsonNode field, String at, @Nullable JsonNode property, Document file, List<Finding> findings) {
        if (property == null) {
            findings.add(file.blocking(at + "/pointer", "no-such-property", field.path("pointer").asString() + " 不在架构中"));
            return;
        }
        String widget = field.path("widget").asString();
        String type = property.path("type").asString("string");
        if (!TYPES.getOrDefault(widget, Set.of("string", "integer", "number")).contains(type)) {
            findings.add(file.blocking(at + "/widget", "widget-type", "控件 " + widget + " 不能填写类型 " + type));
        }
        JsonNode enumeration = type.equals("array") ? property.path("items").path("enum") : property.path("enum");
        JsonNode options = field.path("options");
        if (!values(enumeration, null).equals(values(options, "value"))) {
            findings.add(file.blocking(at + (options.isMissingNode() ? "/pointer" : "/options"), "options-differ", "版面的选项与架构的 enum 不一致"));
        }
        if (widget.equals("table")) {
            table(matter, field, at, property.path("items"), file, findings);
        } else if (field.has("columns")) {
            findings.add(file.blocking(at + "/columns", "columns", "只有表格可以有列"));
        }
        if (field.has("situation")) {
            situation(matter, field.path("situation").asString(), at, type, values(enumeration, null), file, findings);
        }
    }

    private void table(MatterDefinition matter, JsonNode field, String at, JsonNode row, Document file, List<Finding> findings) {
        JsonNode columns = field.path("columns");
        if (columns.isEmpty() || !row.path("type").asString("").equals("object")) {
            findings.add(file.blocking(at + "/widget", "columns", "表格应有列，架构应为对象的数组"));
            return;
        }
        Set<String> shown = new HashSet<>();
        for (int c = 0; c < columns.size(); c++) {
            String pointer = columns.get(c).path("pointer").asString();
            shown.add(pointer);
            field(matter, columns.get(c), at + "/columns/" + c, FormFields.property(row, pointer), file, findings);
        }
        unshown(row, "", shown, file, findings);
    }

    private static void situation(MatterDefinition matter, String code, String at, String type, Set<String> values, Document file, List<Finding> findings) {
        var question = matter.findQuestion(code);
        if (question.isEmpty()) {
            findings.add(file.blocking(at + "/situation", "no-such-question", "没有代码为 " + code + " 的问题"));
            return;
        }
        String expected = switch (question.get().type()) {
            case YES_NO -> "boolean";
            case SINGLE -> "string";
            case MULTI -> "array";
        };
        Set<String> options = new HashSet<>();
        question.get().options().stream().map(QuestionOption::code).forEach(options::add);
        if (!expected.equals(type) || question.get().type() != QuestionType.YES_NO && !options.equals(values)) {
            findings.add(file.blocking(at + "/situation", "situation-differs", "字段的类型或者选项与问题 " + code + " 不一致"));
        }
    }

    private static void unshown(JsonNode schema, String prefix, Set<String> shown, Document file, List<Finding> findings) {
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String pointer = prefix + "/" + property.getKey();
            if (property.getValue().has("properties")) {
                unshown(property.getValue(), pointer, shown, file, findings);
            } else if (!shown.contains(pointer)) {
                findings.add(file.blocking("/schema/properties" + pointer.replace("/", "/properties/").substring("/properties".length()), "not-in-layout", pointer + " 没有出现在版面中"));
            }
        }
    }

    private static void showWhen(JsonNode schema, JsonNode field, String at, Set<String> shown, Document file, List<Finding> findings) {
        JsonNode conditions = field.path("showWhen");
        if (conditions.isMissingNode()) {
            return;
        }
        String pointer = field.path("pointer").asString();
        for (JsonNode required : schema.path("required")) {
            if (pointer.equals("/" + required.asString())) {
                findings.add(file.blocking(at + "/showWhen", "hidden-required", "可能不显示的字段不得在顶层必填，请改用 if / then"));
            }
        }
        for (Map.Entry<String, JsonNode> condition : conditions.properties()) {
            if (!shown.contains(condition.getKey()) || condition.getKey().equals(pointer)) {
                findings.add(file.blocking(at + "/showWhen", "show-when", "showWhen 中的 " + condition.getKey() + " 不是别的字段"));
            } else if (!condition.getValue().isArray() || condition.getValue().isEmpty()) {
                findings.add(file.blocking(at + "/showWhen", "show-when", "showWhen 的值应为非空列表"));
            } else {
                JsonNode property = FormFields.property(schema, condition.getKey());
                Set<String> allowed = property == null ? Set.of() : values(property.has("items") ? property.path("items").path("enum") : property.path("enum"), null);
                if (!allowed.isEmpty() && !allowed.containsAll(values(condition.getValue(), null))) {
                    findings.add(file.blocking(at + "/showWhen", "show-when", "showWhen 的值不在 " + condition.getKey() + " 的选项中"));
                }
            }
        }
    }

    private static Set<String> values(JsonNode list, @Nullable String key) {
        Set<String> values = new HashSet<>();
        for (JsonNode one : list) {
            values.add((key == null ? one : one.path(key)).toString().replace("\"", ""));
        }
        return values;
    }
}
