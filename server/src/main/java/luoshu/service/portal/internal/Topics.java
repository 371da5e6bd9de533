package luoshu.service.portal.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import luoshu.kernel.matters.CatalogueTheme;
import luoshu.kernel.matters.Matters;
import luoshu.kernel.texts.Text;
import org.springframework.stereotype.Component;

/** Matters name topics by their Chinese name; addresses use codes. */
@Component
class Topics {

    private final Map<String, CatalogueTheme> person = new HashMap<>();
    private final Map<String, CatalogueTheme> enterprise = new HashMap<>();
    private final Map<String, Text> names = new HashMap<>();

    Topics(Matters matters) {
        for (CatalogueTheme theme : matters.listThemes()) {
            (theme.audience().equals("person") ? person : enterprise).put(theme.name().zh(), theme);
            names.putIfAbsent(theme.code(), theme.name());
        }
    }

    List<String> person(List<String> topics) {
        return codes(person, topics);
    }

    List<String> enterprise(List<String> topics) {
        return codes(enterprise, topics);
    }

    Text name(String code) {
        return names.getOrDefault(code, new Text(code, code));
    }

    private static List<String> codes(Map<String, CatalogueTheme> themes, List<String> topics) {
        return topics.stream().filter(themes::containsKey).map(topic -> themes.get(topic).code()).toList();
    }
}
