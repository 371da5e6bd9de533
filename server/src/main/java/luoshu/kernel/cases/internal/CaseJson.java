package luoshu.kernel.cases.internal;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** JSON columns, and rows that PostgreSQL hands over as JSON. Lenient on reading: a column written by a newer node must not break an older one during a rolling restart. */
@Component
class CaseJson {

    private final JsonMapper columns;
    private final JsonMapper rows;

    CaseJson(JsonMapper json) {
        this.columns = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
        this.rows = columns.rebuild().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
    }

    JsonMapper plain() {
        return columns;
    }

    String write(Object value) {
        return columns.writeValueAsString(value);
    }

    @Nullable String writeOrNull(@Nullable Object value) {
        return value == null ? null : write(value);
    }

    <T> T read(String text, Class<T> type) {
        return columns.readValue(text, type);
    }

    <T> T read(String text, TypeReference<T> type) {
        return columns.readValue(text, type);
    }

    <T> @Nullable T readOrNull(@Nullable String text, Class<T> type) {
        return text == null ? null : columns.readValue(text, type);
    }

    <T> List<T> rows(@Nullable String text, Class<T> type) {
        return text == null ? List.of() : rows.readValue(text, rows.getTypeFactory().constructCollectionType(List.class, type));
    }

    Map<String, Object> map(String text) {
        return columns.readValue(text, new TypeReference<>() {
        });
    }
}
