package luoshu.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import luoshu.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes what the server offers to {@code target/openapi.json}; the gate after the tests compares it with the committed one the web client is generated from. */
@ServerTest
class OpenApiTest {

    @Autowired
    MockMvc http;

    @Test
    void the_api_describes_itself() throws Exception {
        String raw = http.perform(get("/api/docs/openapi.json")).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
        ObjectNode api = (ObjectNode) json.readTree(raw);
        api.remove("servers");
        assertThat(api.path("paths").size()).isPositive();
        assertThat(api.path("paths").valueStream().flatMap(JsonNode::valueStream).map(operation -> operation.path("operationId").asString("")).toList())
                .as("two methods of one controller have one name: call them differently").noneMatch(id -> id.matches(".*_[0-9]+"));
        Object sorted = json.treeToValue((JsonNode) api, Object.class);
        Files.writeString(Path.of("target/openapi.json"), json.writeValueAsString(sorted) + "\n");
    }
}
