package luoshu.kernel.matters.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import luoshu.kernel.matters.CatalogueLifeEvent;
import luoshu.kernel.matters.CatalogueTheme;
import luoshu.kernel.packages.Document;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.Shapes;
import luoshu.kernel.packages.YamlSource;
import luoshu.kernel.texts.Text;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** packages/catalogue: the topics matters are filed under, and the life events. */
@Component
public class Catalogue {

    private static final Shapes.Shape THEME = Shapes.object().required("code", Shapes.text(40)).required("name", Shapes.pair(40));
    private static final Shapes.Shape THEMES = Shapes.object().required("person", Shapes.list(THEME, 1, 100)).required("enterprise", Shapes.list(THEME, 1, 100));
    private static final Shapes.Shape LIFE_EVENTS = Shapes.object().required("lifeEvents", Shapes.list(Shapes.object().required("code", Shapes.text(40))
            .required("audience", Shapes.oneOf("person", "enterprise")).required("icon", Shapes.text(40)).required("name", Shapes.pair(40)).required("intro", Shapes.pair(300))
            .required("matters", Shapes.list(Shapes.text(60), 0, 40)), 0, 100));

    private final List<CatalogueTheme> themes = new ArrayList<>();
    private final List<CatalogueLifeEvent> lifeEvents = new ArrayList<>();

    Catalogue() {
        JsonMapper json = JsonMapper.shared();
        Document topics = read("packages/catalogue/themes.yaml", THEMES);
        for (String audience : List.of("person", "enterprise")) {
            for (JsonNode theme : topics.tree().path(audience)) {
                themes.add(new CatalogueTheme(theme.path("code").asString(), audience, json.treeToValue(theme.path("name"), Text.class)));
            }
        }
        for (JsonNode event : read("packages/catalogue/life-events.yaml", LIFE_EVENTS).tree().path("lifeEvents")) {
            lifeEvents.add(json.treeToValue(event, CatalogueLifeEvent.class));
        }
    }

    public List<CatalogueTheme> themes() {
        return List.copyOf(themes);
    }

    public List<CatalogueLifeEvent> lifeEvents() {
        return List.copyOf(lifeEvents);
    }

    Set<String> personTopics() {
        return names("person");
    }

    Set<String> enterpriseTopics() {
        return names("enterprise");
    }

    Set<String> lifeEventCodes() {
        Set<String> codes = new HashSet<>();
        lifeEvents.forEach(event -> codes.add(event.code()));
        return codes;
    }

    private Set<String> names(String audience) {
        Set<String> names = new HashSet<>();
        themes.stream().filter(theme -> theme.audience().equals(audience)).forEach(theme -> names.add(theme.name().zh()));
        return names;
    }

    private static Document read(String path, Shapes.Shape shape) {
        try {
            List<Finding> findings = new ArrayList<>();
            Optional<Document> document = YamlSource.read(path, new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8), findings)
                    .flatMap(root -> Shapes.read(path, root, shape, findings));
            return document.orElseThrow(() -> new IllegalStateException("shipped content is wrong: " + findings));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
