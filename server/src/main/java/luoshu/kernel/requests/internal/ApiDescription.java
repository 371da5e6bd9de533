package luoshu.kernel.requests.internal;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The API description says what the records say: what is not {@code @Nullable} is there, an enum has one name and one place, and no two types share a name. */
@Component
class ApiDescription implements ModelConverter {

    private static final String REFERENCE = "#/components/schemas/";
    private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Class<?> raw = type.getType() == null ? Object.class : Json.mapper().constructType(type.getType()).getRawClass();
        if (JsonNode.class.isAssignableFrom(raw)) {
            return new Schema<>();
        }
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (schema == null || !raw.getName().startsWith("luoshu.")) {
            return schema;
        }
        if (raw.isEnum() && schema.getEnum() != null) {
            return reference(raw, schema.getEnum().stream().map(String::valueOf).toList(), context);
        }
        if (raw.isRecord() && schema.get$ref() != null) {
            String name = schema.get$ref().substring(REFERENCE.length());
            claim(raw.getTypeParameters().length == 0 ? name : "Page", raw);
            Schema<?> defined = context.getDefinedModels().get(name);
            if (defined != null) {
                defined.setRequired(Arrays.stream(raw.getRecordComponents()).filter(ApiDescription::always).map(RecordComponent::getName).toList());
            }
        }
        return schema;
    }

    private Schema<?> reference(Class<?> type, List<String> values, ModelConverterContext context) {
        String name = type.isMemberClass() ? type.getDeclaringClass().getSimpleName() + type.getSimpleName() : type.getSimpleName();
        claim(name, type);
        StringSchema defined = new StringSchema();
        defined.setName(name);
        defined.setEnum(values);
        context.defineModel(name, defined);
        return new Schema<>().$ref(REFERENCE + name);
    }

    /** Two types of one name would silently become one. */
    private void claim(String name, Class<?> type) {
        Class<?> other = named.putIfAbsent(name, type);
        if (other != null && other != type) {
            throw new IllegalStateException("the API description has two types called " + name + ": " + other.getName() + " and " + type.getName());
        }
    }

    private static boolean always(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
