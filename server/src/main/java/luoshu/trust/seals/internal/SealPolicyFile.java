package luoshu.trust.seals.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads {@code packages/seals/policy.yaml}; what is missing or wrong in it keeps the server from starting. */
@Configuration(proxyBeanMethods = false)
class SealPolicyFile {

    private static final String FORMAT = "luoshu/seals/1";
    private static final int LARGEST = 50;

    @Bean
    SealPolicy sealPolicy(@Value("${luoshu.seals.policy:classpath:packages/seals/policy.yaml}") Resource file) {
        try (InputStream in = file.getInputStream()) {
            return policy(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        } catch (ClassCastException | NullPointerException | IllegalArgumentException wrong) {
            throw new IllegalStateException("cannot use " + file + ": " + wrong.getMessage(), wrong);
        }
    }

    static SealPolicy policy(Map<String, Object> root) {
        if (!FORMAT.equals(root.get("format"))) {
            throw new IllegalArgumentException("not " + FORMAT);
        }
        Map<String, Object> organs = mapping(root, "organs");
        Map<String, Object> enterprises = mapping(root, "enterprises");
        List<Map<String, Object>> sizes = list(organs, "sizes");
        List<Map<String, Object>> uses = list(root, "uses");
        SealPolicy policy = new SealPolicy(
                new SealPolicy.Organs(number(organs, "years"), sizes.stream().map(SealPolicyFile::size).toList(), special(mapping(organs, "special"))),
                new SealPolicy.Enterprises(number(enterprises, "years"), number(enterprises, "millimetres"), special(mapping(enterprises, "special"))),
                uses.stream().map(SealPolicyFile::rule).toList());
        if (policy.organs().sizes().stream().noneMatch(size -> size.duty().equals("*") && size.levels().isEmpty())
                || policy.uses().stream().noneMatch(rule -> rule.documents().contains("*") && rule.matters().isEmpty())) {
            throw new IllegalArgumentException("sizes and uses each end with one for everything else");
        }
        policy.uses().forEach(rule -> rule.seals().stream().filter(seal -> !seal.equals(SealPolicy.OWN) && !policy.organs().special().words().contains(seal)).forEach(seal -> {
            throw new IllegalArgumentException("no organ may have a seal " + seal);
        }));
        return policy;
    }

    private static SealPolicy.Size size(Map<String, Object> entry) {
        List<Integer> levels = list(entry, "levels");
        return new SealPolicy.Size((String) entry.get("duty"), List.copyOf(levels), number(entry, "millimetres"));
    }

    private static SealPolicy.Special special(Map<String, Object> entry) {
        List<String> words = list(entry, "words");
        return new SealPolicy.Special(number(entry, "millimetres"), List.copyOf(words));
    }

    private static SealPolicy.Rule rule(Map<String, Object> entry) {
        List<String> documents = list(entry, "documents");
        List<String> seals = list(entry, "seals");
        if (documents.isEmpty() || seals.isEmpty()) {
            throw new IllegalArgumentException("a use names documents and seals");
        }
        List<String> matters = entry.containsKey("matters") ? list(entry, "matters") : List.of();
        return new SealPolicy.Rule(List.copyOf(documents), List.copyOf(matters), seals.stream().map(seal -> seal.equals("organ") ? SealPolicy.OWN : seal).toList(), Boolean.TRUE.equals(entry.get("timestamped")));
    }

    private static int number(Map<String, Object> entry, String key) {
        int number = (Integer) entry.get(key);
        if (number < 1 || number > LARGEST) {
            throw new IllegalArgumentException(key + " is from 1 to " + LARGEST);
        }
        return number;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> mapping(Map<String, Object> entry, String key) {
        return (Map<String, Object>) Objects.requireNonNull(entry.get(key), key);
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> list(Map<String, Object> entry, String key) {
        return (List<T>) Objects.requireNonNull(entry.get(key), key);
    }
}
