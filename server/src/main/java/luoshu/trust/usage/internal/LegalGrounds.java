package luoshu.trust.usage.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import luoshu.kernel.texts.Text;
import luoshu.trust.usage.LegalGround;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code packages/usage/bases.yaml}; what is missing or wrong in it keeps the server from starting. */
@Component
class LegalGrounds {

    private static final String FORMAT = "luoshu/usage/1";
    private static final int LONGEST_MONTHS = 24;
    private final Map<String, LegalGround> grounds = new LinkedHashMap<>();

    LegalGrounds(@Value("${luoshu.usage.bases:classpath:packages/usage/bases.yaml}") Resource file) {
        try (InputStream in = file.getInputStream()) {
            Map<String, Object> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            if (!FORMAT.equals(root.get("format"))) {
                throw new IllegalArgumentException("not " + FORMAT);
            }
            for (Object entry : (List<?>) root.get("bases")) {
                LegalGround ground = ground((Map<?, ?>) entry);
                if (grounds.put(ground.code(), ground) != null) {
                    throw new IllegalArgumentException("twice: " + ground.code());
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        } catch (ClassCastException | NullPointerException | IllegalArgumentException wrong) {
            throw new IllegalStateException("cannot use " + file + ": " + wrong.getMessage(), wrong);
        }
    }

    private static LegalGround ground(Map<?, ?> entry) {
        return new LegalGround(text(entry, "code"), texts(entry.get("name")), text(entry, "law"), text(entry, "article"), Boolean.TRUE.equals(entry.get("needsCase")), untold((Map<?, ?>) entry.get("untold")));
    }

    private static LegalGround.@Nullable Untold untold(@Nullable Map<?, ?> entry) {
        if (entry == null) {
            return null;
        }
        int months = (Integer) entry.get("months");
        if (months < 1 || months > LONGEST_MONTHS) {
            throw new IllegalArgumentException("a holder is told after 1 to " + LONGEST_MONTHS + " months");
        }
        return new LegalGround.Untold(months, texts(entry.get("reason")));
    }

    private static Text texts(Object entry) {
        return new Text(text((Map<?, ?>) entry, "zh"), text((Map<?, ?>) entry, "en"));
    }

    private static String text(Map<?, ?> entry, String name) {
        if (entry.get(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IllegalArgumentException("no " + name + " in " + entry);
    }

    List<LegalGround> all() {
        return List.copyOf(grounds.values());
    }

    Optional<LegalGround> find(String code) {
        return Optional.ofNullable(grounds.get(code));
    }
}
