package luoshu.gates;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.json.JsonMapper;

/** A well-formed body for a handler, made from the types it reads; it means nothing. */
final class Samples {

    private static final JsonMapper JSON = new JsonMapper();

    private Samples() {
    }

    static byte[] body(@Nullable HandlerMethod handler) {
        for (MethodParameter parameter : handler == null ? new MethodParameter[0] : handler.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestBody.class)) {
                Object value = value(parameter.getGenericParameterType(), 0);
                return parameter.getParameterType() == byte[].class ? "<x/>".getBytes() : value instanceof String text ? text.getBytes() : JSON.writeValueAsBytes(value);
            }
        }
        return "{}".getBytes();
    }

    /** A well-formed value of a query parameter. */
    static String text(Class<?> type) {
        return String.valueOf(value(type, 0));
    }

    private static Object value(Type type, int depth) {
        Class<?> raw = type instanceof ParameterizedType parameterized ? (Class<?>) parameterized.getRawType() : type instanceof Class<?> known ? known : Object.class;
        if (raw.isRecord() && depth < 4) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (var component : raw.getRecordComponents()) {
                fields.put(component.getName(), value(component.getGenericType(), depth + 1));
            }
            return fields;
        }
        if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class || raw == short.class) {
            return 1;
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return false;
        }
        if (raw == UUID.class) {
            return "01900000-0000-7000-8000-000000000000";
        }
        if (raw == java.time.LocalDate.class) {
            return "2026-01-05";
        }
        if (raw == java.time.Instant.class) {
            return "2026-01-05T00:00:00Z";
        }
        if (raw.isEnum()) {
            return raw.getEnumConstants()[0].toString();
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return List.of();
        }
        if (raw == String.class) {
            return "x";
        }
        return Map.of();
    }
}
