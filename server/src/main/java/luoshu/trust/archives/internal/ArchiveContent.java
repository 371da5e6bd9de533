package luoshu.trust.archives.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.Located;
import luoshu.kernel.packages.Shapes;
import luoshu.kernel.packages.YamlSource;
import luoshu.kernel.texts.Text;
import luoshu.trust.archives.Checkpoint;
import luoshu.trust.archives.Nature;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** {@code packages/archives}, read and checked when the platform starts. */
@Component
class ArchiveContent {

    record Numbering(String format, String pattern, String category, List<Fonds> fonds, List<ClassCode> classes) {
    }

    record Fonds(String organ, String fonds) {
    }

    record ClassCode(String duty, String code) {
    }

    record Retentions(String format, String basis, Term undecided, AtLeast refused, Term validAfter, Handover handover) {
    }

    record Term(int years, String basis) {
    }

    record AtLeast(int atLeast, String basis) {
    }

    record Handover(int years, int leastRetention, String basis) {
    }

    record Scheme(String format, List<String> formats, List<Element> elements) {
        boolean knows(String path) {
            return elements.stream().anyMatch(element -> element.path.equals(path) || element.path.startsWith(path + "/") || element.several() && path.startsWith(element.path + "/"));
        }
    }

    enum Type { text, date, instant, integer, code }

    record Element(String path, boolean required, Type type, @Nullable Integer longest, @Nullable List<String> codes, @Nullable String form, @Nullable Boolean each) {
        boolean several() {
            return Boolean.TRUE.equals(each);
        }
    }

    record CheckList(String format, String citation, int everyDays, List<Item> items) {
    }

    record Item(String code, Nature nature, @Nullable String does, List<Checkpoint> at, Text name, Text accept) {
        boolean automatic() {
            return does != null;
        }
    }

    private final Numbering numbering;
    private final Retentions retentions;
    private final Scheme scheme;
    private final CheckList checks;
    private final String form;
    private final String description;

    ArchiveContent(JsonMapper json) {
        numbering = read("numbering.yaml", Numbering.class, json);
        retentions = read("retention.yaml", Retentions.class, json);
        scheme = read("metadata.yaml", Scheme.class, json);
        checks = read("checks.yaml", CheckList.class, json);
        form = text("application-form.html");
        description = text("description.txt");
        Set<String> asked = checks.items.stream().filter(Item::automatic).map(Item::does).collect(Collectors.toCollection(TreeSet::new));
        if (!asked.equals(new TreeSet<>(Findings.CHECKS))) {
            throw new IllegalStateException("checks.yaml and the program do not look at the same: " + asked + " and " + Findings.CHECKS);
        }
    }

    Numbering numbering() {
        return numbering;
    }

    Retentions retentions() {
        return retentions;
    }

    Scheme scheme() {
        return scheme;
    }

    CheckList checks() {
        return checks;
    }

    String form() {
        return form;
    }

    String description() {
        return description;
    }

    private static <T> T read(String name, Class<T> type, JsonMapper json) {
        List<Finding> findings = new ArrayList<>();
        Located located = YamlSource.read(name, text(name), findings).orElseThrow(() -> new IllegalStateException(findings.toString()));
        return json.treeToValue(Shapes.read(name, located, Shapes.anything(), findings).orElseThrow(() -> new IllegalStateException(findings.toString())).tree(), type);
    }

    private static String text(String name) {
        try (InputStream in = new ClassPathResource("packages/archives/" + name).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
