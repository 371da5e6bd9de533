package luoshu.kernel.cases.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import luoshu.kernel.forms.FormDefinition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What was typed into a form, in the words people read on paper: the text of the option and not its code, yuan and not fen. Numbers of persons in a table stay off the face. */
final class FaceWords {

    private static final Set<String> PERSONAL = Set.of("citizenId", "phone");

    private FaceWords() {
    }

    static String of(FormDefinition form, String pointer, JsonNode value) {
        return words(field(form.fields(), pointer), value);
    }

    private static JsonNode field(List<JsonNode> fields, String pointer) {
        return fields.stream().filter(field -> pointer.equals(field.path("pointer").asString(""))).findFirst().orElse(MissingNode.getInstance());
    }

    private static String words(JsonNode field, JsonNode value) {
        if (value.isArray()) {
            boolean table = field.path("widget").asString("").equals("table");
            return StreamSupport.stream(value.spliterator(), false).map(one -> table ? row(field, one) : words(field, one)).filter(one -> !one.isEmpty())
                    .collect(Collectors.joining(table ? "；" : "、"));
        }
        String text = value.isNumber() ? value.decimalValue().stripTrailingZeros().toPlainString() : value.asString("");
        return switch (field.path("widget").asString("")) {
            case "yesno", "checkbox" -> text.isEmpty() ? "" : text.equals("true") ? "是" : "否";
            case "money" -> value.isNumber() ? BigDecimal.valueOf(value.asLong(), 2).stripTrailingZeros().toPlainString() + "元" : text;
            default -> StreamSupport.stream(field.path("options").spliterator(), false).filter(option -> option.path("value").asString("").equals(text)).findFirst()
                    .map(option -> option.path("text").path("zh").asString(text)).orElse(text);
        };
    }

    private static String row(JsonNode table, JsonNode row) {
        return StreamSupport.stream(table.path("columns").spliterator(), false).filter(column -> !PERSONAL.contains(column.path("widget").asString("")))
                .map(column -> words(column, row.at(column.path("pointer").asString("")))).filter(one -> !one.isEmpty()).collect(Collectors.joining(" "));
    }
}
