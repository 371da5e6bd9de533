package luoshu.kernel.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FormsTest {

    private static final JsonMapper json = JsonMapper.shared();
    private static final Forms forms = new Forms();
    private static final FormDefinition definition = new FormDefinition(read("""
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["name", "mobile", "kind"], "additionalProperties": false,
             "properties": {"name": {"type": "string", "minLength": 2, "maxLength": 10}, "mobile": {"type": "string", "format": "cn-mobile"},
               "kind": {"type": "string", "enum": ["company", "person"]}, "credit": {"type": "string", "format": "credit-code"}, "citizen": {"type": "string", "format": "citizen-id"},
               "seats": {"type": "integer", "minimum": 1}, "day": {"type": "string", "format": "date"},
               "address": {"type": "object", "additionalProperties": false, "properties": {"region": {"type": "string", "format": "region-code"}}}},
             "allOf": [{"if": {"required": ["kind"], "properties": {"kind": {"const": "company"}}}, "then": {"required": ["credit"]}}]}"""), read("""
            [{"code": "a", "title": {}, "fields": [{"pointer": "/name"}, {"pointer": "/mobile"}, {"pointer": "/kind", "situation": "kind"},
              {"pointer": "/credit", "showWhen": {"/kind": ["company"]}}, {"pointer": "/citizen", "showWhen": {"/kind": ["person"]}},
              {"pointer": "/seats", "showWhen": {"/credit": ["91410000X00000000X"]}}, {"pointer": "/day"}, {"pointer": "/address/region"}]}]"""));

    @Test
    void a_form_in_order_has_no_errors() {
        assertThat(forms.check(definition, read("{\"name\": \"王小明\", \"mobile\": \"13800000000\", \"day\": \"2026-02-28\", \"address\": {\"region\": \"411502000000\"}}"), Map.of("kind", "person")))
                .isEmpty();
    }

    @Test
    void every_error_is_told_at_its_field() {
        List<FieldError> errors = forms.check(definition, read("{\"name\": \"王\", \"mobile\": \"123\", \"day\": \"2026-02-30\", \"extra\": 1, \"address\": {\"region\": \"41\"}}"), Map.of("kind", "company"));
        assertThat(errors).extracting(FieldError::pointer, FieldError::code).containsExactlyInAnyOrder(
                org.assertj.core.groups.Tuple.tuple("/name", "min-length"), org.assertj.core.groups.Tuple.tuple("/mobile", "format-cn-mobile"),
                org.assertj.core.groups.Tuple.tuple("/day", "format-date"), org.assertj.core.groups.Tuple.tuple("/extra", "unknown-field"),
                org.assertj.core.groups.Tuple.tuple("/address/region", "format-region-code"), org.assertj.core.groups.Tuple.tuple("/credit", "required"));
        assertThat(errors).filteredOn(error -> error.pointer().equals("/name")).extracting(FieldError::message).containsExactly("至少 2 个字");
    }

    @Test
    void what_is_hidden_or_blank_does_not_count_and_answers_are_locked() {
        JsonNode settled = forms.settle(definition, read("{\"name\": \" \", \"kind\": \"company\", \"credit\": \"91410000X00000000X\", \"seats\": 3, \"address\": {\"region\": \"\"}}"), Map.of("kind", "person"));
        assertThat(settled).isEqualTo(read("{\"kind\": \"person\"}"));
        assertThat(forms.check(definition, read("{\"mobile\": \"13800000000\"}"), Map.of("kind", "person"))).extracting(FieldError::pointer, FieldError::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/name", "required"));
    }

    @Test
    void answers_and_what_is_known_find_their_place_below_other_fields() {
        FormDefinition nested = new FormDefinition(read("{}"), read("""
                [{"fields": [{"pointer": "/premises/kind", "situation": "kind"}]}, {"fields": [{"pointer": "/premises/owner/na~1me", "situation": "owner"}]}]"""));
        assertThat(nested.fields()).hasSize(2);
        JsonNode filled = nested.withAnswers(read("{\"premises\": \"text\"}"), Map.of("kind", List.of("a", "b"), "owner", true));
        assertThat(filled).isEqualTo(read("{\"premises\": {\"kind\": [\"a\", \"b\"], \"owner\": {\"na/me\": true}}}"));
        assertThat(nested.withAnswers(filled, Map.of("kind", "a"))).isEqualTo(read("{\"premises\": {\"kind\": \"a\"}}"));
        assertThat(nested.withAnswers(filled, Map.of())).isEqualTo(read("{}"));
    }

    @Test
    void identity_numbers_and_credit_codes_are_checked_by_their_check_character() {
        assertThat(problemOf("{\"citizen\": \"11010519491231002X\"}", "person")).isEmpty();
        assertThat(problemOf("{\"citizen\": \"110105194912310021\"}", "person")).containsExactly("format-citizen-id");
        assertThat(problemOf("{\"credit\": \"91350100M000100Y43\"}", "company")).isEmpty();
        assertThat(problemOf("{\"credit\": \"91350100M000100Y44\"}", "company")).containsExactly("format-credit-code");
    }

    private static List<String> problemOf(String form, String kind) {
        return forms.check(definition, read(form), Map.of("kind", kind)).stream().filter(error -> error.pointer().startsWith("/c")).map(FieldError::code).toList();
    }

    @Test
    void a_form_out_of_bounds_is_refused() {
        assertThatThrownBy(() -> forms.check(definition, read("{\"name\": " + "[".repeat(50) + "]".repeat(50) + "}"), Map.of())).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> forms.check(definition, read("{\"name\": \"" + "字".repeat(30_000) + "\"}"), Map.of())).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> forms.check(definition, read("[]"), Map.of())).isInstanceOf(Invalid.class);
    }

    @Test
    void a_schema_that_is_wrong_or_dangerous_is_refused_at_its_pointer() {
        assertThat(forms.schemaProblems(definition.schema())).isEmpty();
        assertThat(forms.schemaProblems(read("{\"type\": \"objekt\"}"))).extracting(FieldError::code).contains("schema-invalid");
        assertThat(forms.schemaProblems(read("{\"properties\": {\"a\": {\"$ref\": \"http://example.org/x\"}}}"))).extracting(FieldError::pointer, FieldError::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/properties/a/$ref", "schema-reference"));
        assertThat(forms.schemaProblems(read("{\"properties\": {\"a\": {\"pattern\": \"(a*)(a*)(a*)(a*)(a*)(a*)b\"}}}"))).extracting(FieldError::code).containsExactly("schema-pattern");
        assertThat(forms.schemaProblems(read("{\"properties\": {\"a\": {\"format\": \"mobile\"}}}"))).extracting(FieldError::code).containsExactly("schema-format");
        assertThat(forms.schemaProblems(read("{\"properties\": {\"pattern\": {\"type\": \"string\"}, \"format\": {\"type\": \"string\"}}}"))).isEmpty();
    }

    private static JsonNode read(String text) {
        return json.readTree(text);
    }
}
