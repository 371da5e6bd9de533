package luoshu.kernel.cases.internal;

import java.util.Optional;

import luoshu.kernel.matters.Material;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.texts.Text;
import org.springframework.stereotype.Component;

/** What a field or a material is called. */
@Component
class FormLabels {

    /** {@code target} is {@code /form/<pointer>} or {@code /materials/<code>}. */
    Optional<Text> of(MatterDefinition definition, String target) {
        if (target == null) {
            return Optional.empty();
        }
        if (target.startsWith("/materials/")) {
            return definition.findMaterial(target.substring("/materials/".length())).map(Material::name);
        }
        if (!target.startsWith("/form/")) {
            return Optional.empty();
        }
        String pointer = target.substring("/form".length());
        return definition.form().fields().stream().filter(field -> pointer.equals(field.path("pointer").asString("")) || pointer.startsWith(field.path("pointer").asString("") + "/")).findFirst()
                .map(field -> new Text(field.path("label").path("zh").asString(pointer), field.path("label").path("en").asString(pointer)));
    }
}
