package luoshu.kernel.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;

import luoshu.kernel.forms.FormDefinition;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FaceWordsTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final FormDefinition FORM = new FormDefinition(JSON.createObjectNode(), JSON.readTree("""
            [{"fields": [
              {"pointer": "/kind", "widget": "radio", "options": [{"value": "catering", "text": {"zh": "餐饮服务经营者", "en": "Caterer"}}]},
              {"pointer": "/items", "widget": "checkboxes", "options": [{"value": "hot", "text": {"zh": "热食", "en": "Hot"}}, {"value": "cold", "text": {"zh": "冷食", "en": "Cold"}}]},
              {"pointer": "/price", "widget": "money"}, {"pointer": "/area", "widget": "number"}, {"pointer": "/own", "widget": "yesno"}, {"pointer": "/name", "widget": "text"},
              {"pointer": "/parties", "widget": "table", "columns": [{"pointer": "/role", "widget": "select", "options": [{"value": "builder", "text": {"zh": "施工单位", "en": "Builder"}}]},
                {"pointer": "/name", "widget": "text"}, {"pointer": "/idNumber", "widget": "citizenId"}]}]}]
            """));

    private static String words(String pointer, String form) {
        JsonNode node = JSON.readTree(form);
        return FaceWords.of(FORM, pointer, node.at(pointer));
    }

    @Test
    void codes_become_words() {
        assertThat(words("/kind", "{\"kind\": \"catering\"}")).isEqualTo("餐饮服务经营者");
        assertThat(words("/items", "{\"items\": [\"hot\", \"cold\"]}")).isEqualTo("热食、冷食");
        assertThat(words("/price", "{\"price\": 123450}")).isEqualTo("1234.5元");
        assertThat(words("/area", "{\"area\": 100.0}")).isEqualTo("100");
        assertThat(words("/own", "{\"own\": true}")).isEqualTo("是");
        assertThat(words("/name", "{\"name\": \"catering\"}")).isEqualTo("catering");
        assertThat(words("/name", "{}")).isEmpty();
        assertThat(words("/parties", "{\"parties\": [{\"role\": \"builder\", \"name\": \"甲公司\", \"idNumber\": \"411502199001011234\"}, {\"name\": \"乙公司\"}]}")).isEqualTo("施工单位 甲公司；乙公司");
    }
}
