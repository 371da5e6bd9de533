package luoshu.trust.materials.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import luoshu.kernel.matters.Material;
import luoshu.kernel.packages.Document;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.Shapes;
import luoshu.kernel.packages.YamlSource;
import luoshu.kernel.texts.Text;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** {@code packages/materials}: the kinds of materials, and the words of the consent. A fault stops the start. */
@Component
class MaterialContent {

    record Consent(String basis, Text text) {
    }

    private record Kind(Text name, Pattern like) {
    }

    private static final Shapes.Shape KINDS = Shapes.object().required("format", Shapes.oneOf("luoshu/material-kinds/1"))
            .required("kinds", Shapes.list(Shapes.object().required("name", Shapes.pair(60)).required("like", Shapes.text(200)), 1, 200));
    private static final Shapes.Shape KEEPING = Shapes.object().required("format", Shapes.oneOf("luoshu/material-keeping/1")).required("basis", Shapes.text(300)).required("text", Shapes.pair(400));

    private final List<Kind> kinds = new ArrayList<>();
    private final Consent consent;

    MaterialContent() {
        List<Finding> findings = new ArrayList<>();
        Document list = read("kinds.yaml", KINDS, findings);
        for (int i = 0; i < list.tree().path("kinds").size(); i++) {
            JsonNode one = list.tree().path("kinds").get(i);
            try {
                kinds.add(new Kind(Text.of(one.path("name")), Pattern.compile(one.path("like").asString())));
            } catch (PatternSyntaxException wrong) {
                findings.add(list.blocking("/kinds/" + i + "/like", "pattern", "不是正则表达式：" + wrong.getDescription()));
            }
        }
        JsonNode keeping = read("keeping.yaml", KEEPING, findings).tree();
        if (!findings.isEmpty()) {
            throw new IllegalStateException("packages/materials: " + findings);
        }
        consent = new Consent(keeping.path("basis").asString(), Text.of(keeping.path("text")));
    }

    /** Of a material as a matter asks for it: the certificate that can stand for it, else a known kind, else its own name. */
    Text kind(Material material) {
        Material.Reuse reuse = material.reuse();
        if (reuse != null) {
            return kinds.stream().map(Kind::name).filter(name -> name.zh().equals(reuse.certificate())).findFirst().orElse(new Text(reuse.certificate(), reuse.certificate()));
        }
        return kinds.stream().filter(one -> one.like.matcher(material.name().zh()).matches()).map(Kind::name).findFirst().orElse(material.name());
    }

    /** By the name somebody gives. */
    Text kind(String name) {
        return kinds.stream().filter(one -> one.name.zh().equals(name) || one.name.en().equals(name) || one.like.matcher(name).matches()).map(Kind::name).findFirst().orElse(new Text(name, name));
    }

    List<Text> kinds() {
        return kinds.stream().map(Kind::name).toList();
    }

    Consent consent() {
        return consent;
    }

    private static Document read(String file, Shapes.Shape shape, List<Finding> findings) {
        try {
            String text = new ClassPathResource("packages/materials/" + file).getContentAsString(StandardCharsets.UTF_8);
            return YamlSource.read(file, text, findings).flatMap(root -> Shapes.read(file, root, shape, findings))
                    .orElseThrow(() -> new IllegalStateException("packages/materials: " + findings));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
