package luoshu.kernel.forms;

import tools.jackson.databind.JsonNode;

/** form.json as authored (docs/matter-package.md §4): the schema, and the layout by groups of fields. */
public record FormDefinition(JsonNode schema, JsonNode layout) {
}
