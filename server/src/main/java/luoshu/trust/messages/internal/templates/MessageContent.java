package luoshu.trust.messages.internal.templates;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Consumer;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** YAML of the message packages. */
final class MessageContent {

    private MessageContent() {
    }

    static void each(String pattern, Consumer<Map<String, Object>> use) {
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern)) {
                try (InputStream in = file.getInputStream()) {
                    use.accept(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Text text(@Nullable Object value) {
        Map<String, String> both = cast(value);
        return new Text(both.get("zh"), both.get("en"));
    }

    @SuppressWarnings("unchecked")
    static <T> T cast(@Nullable Object value) {
        return (T) value;
    }
}
