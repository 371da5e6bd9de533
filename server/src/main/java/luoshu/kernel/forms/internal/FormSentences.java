package luoshu.kernel.forms.internal;

import java.util.Map;

import com.networknt.schema.Error;
import luoshu.kernel.problems.FieldError;
import tools.jackson.databind.JsonNode;

/** The validator's findings as sentences an applicant understands; pointer always at the field itself, also when it is missing. */
final class FormSentences {

    private static final Map<String, String> FORMAT = Map.of("cn-mobile", "请填写 11 位手机号码", "citizen-id", "身份证号码不正确，请核对 18 位号码", "credit-code", "统一社会信用代码不正确，请核对 18 位代码",
            "region-code", "请选择所在区划", "date", "请填写有效日期（年-月-日）", "email", "电子邮箱格式不正确");

    private FormSentences() {
    }

    static FieldError of(Error error) {
        String pointer = error.getInstanceLocation().toString();
        String keyword = error.getKeyword();
        JsonNode schema = error.getSchemaNode();
        String limit = schema == null ? "" : schema.asString("");
        return switch (keyword) {
            case "required", "dependentRequired" -> new FieldError(pointer + "/" + error.getProperty(), "required", "必填");
            case "additionalProperties", "unevaluatedProperties" -> new FieldError(pointer + "/" + error.getProperty(), "unknown-field", "表单中没有这一项");
            case "minLength" -> withLimit(pointer, "min-length", "至少 " + limit + " 个字", limit);
            case "maxLength" -> withLimit(pointer, "max-length", "最多 " + limit + " 个字", limit);
            case "minimum" -> withLimit(pointer, "minimum", "不能小于 " + limit, limit);
            case "maximum" -> withLimit(pointer, "maximum", "不能大于 " + limit, limit);
            case "exclusiveMinimum" -> withLimit(pointer, "exclusive-minimum", "应大于 " + limit, limit);
            case "exclusiveMaximum" -> withLimit(pointer, "exclusive-maximum", "应小于 " + limit, limit);
            case "multipleOf" -> withLimit(pointer, "multiple-of", "应为 " + limit + " 的整数倍", limit);
            case "minItems" -> withLimit(pointer, "min-items", limit.equals("1") ? "至少选择或者填写一项" : "至少 " + limit + " 项", limit);
            case "maxItems" -> withLimit(pointer, "max-items", "最多 " + limit + " 项", limit);
            case "uniqueItems" -> new FieldError(pointer, "unique-items", "不能有重复项");
            case "enum", "const" -> new FieldError(pointer, "not-an-option", "不是可选的值");
            case "pattern" -> new FieldError(pointer, "pattern", "格式不正确");
            case "format" -> new FieldError(pointer, "format-" + limit, FORMAT.getOrDefault(limit, "格式不正确"));
            case "type" -> new FieldError(pointer, "type", switch (limit) {
                case "integer" -> "应为整数";
                case "number" -> "应为数字";
                case "boolean" -> "应为是或者否";
                default -> "类型不正确";
            });
            default -> new FieldError(pointer, keyword, "填写的内容不符合要求");
        };
    }

    private static FieldError withLimit(String pointer, String code, String message, String limit) {
        return new FieldError(pointer, code, message, Map.of("limit", limit));
    }
}
