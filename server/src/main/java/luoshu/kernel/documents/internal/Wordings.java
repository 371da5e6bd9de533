package luoshu.kernel.documents.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

import luoshu.kernel.documents.DocumentKind;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The shipped wordings: {@code layout.html} around one page per kind that is no whole page itself, and {@code documents.yaml} with words and titles by item type. Read and checked once, at start. */
@Component
class Wordings {

    /** {@code html}: the whole template as it is stored with the documents issued from it. */
    record Current(String html, String sha256, @Nullable String word, Map<String, Text> titles) {

        Text title(String taskType) {
            return titles.getOrDefault(taskType, titles.get("default"));
        }
    }

    private final Map<DocumentKind, Current> current = new EnumMap<>(DocumentKind.class);
    private final Map<String, Map<String, String>> acts;

    Wordings() {
        Map<String, Object> yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(read("documents.yaml"));
        acts = words(yaml);
        String layout = read("layout.html");
        Map<String, Map<String, Object>> kinds = cast(yaml.get("kinds"));
        for (DocumentKind kind : DocumentKind.values()) {
            Map<String, Object> entry = kinds.get(kind.code());
            String page = read(kind.code() + ".html");
            String html = page.startsWith("<html") ? page : layout.replace("{{body}}", page);
            Wording.parse(html);
            Map<String, Text> titles = new HashMap<>();
            Map<String, Map<String, String>> texts = cast(entry.get("titles"));
            texts.forEach((type, text) -> titles.put(type, new Text(text.get("zh"), text.get("en"))));
            current.put(kind, new Current(html, sha256(html), (String) entry.get("word"), Map.copyOf(titles)));
        }
    }

    Current of(DocumentKind kind) {
        return current.get(kind);
    }

    Collection<Current> all() {
        return current.values();
    }

    /** What the act is called for an item type: {@code act} 行政许可, {@code grantWords} 准予行政许可 … */
    Map<String, String> acts(String taskType) {
        return acts.getOrDefault(taskType, acts.get("default"));
    }

    private static Map<String, Map<String, String>> words(Map<String, Object> yaml) {
        return cast(yaml.get("acts"));
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }

    private static String read(String name) {
        try (InputStream in = new ClassPathResource("packages/documents/" + name).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the wording " + name + " is missing", e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
