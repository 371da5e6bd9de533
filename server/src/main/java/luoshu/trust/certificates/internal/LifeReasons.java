package luoshu.trust.certificates.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import luoshu.kernel.packages.Document;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.Shapes;
import luoshu.kernel.packages.YamlSource;
import luoshu.kernel.texts.Text;
import luoshu.trust.certificates.LifeOperation;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** {@code packages/law/certificate-life.yaml}. */
@Component
public class LifeReasons {

    private static final String FILE = "packages/law/certificate-life.yaml";
    private static final Shapes.Shape SHAPE = Shapes.object().required("format", Shapes.oneOf("luoshu/certificate-life/1")).required("reasons", Shapes.list(Shapes.object()
            .required("code", Shapes.pattern("[a-z][a-z0-9-]{1,39}", "理由代码")).required("operation", Shapes.oneOf("02", "03", "05", "06", "07", "08")).required("name", Shapes.pair(80))
            .required("basis", Shapes.text(100)), 1, 200));

    private final Map<String, LifeReason> reasons = new LinkedHashMap<>();

    LifeReasons() {
        List<Finding> findings = new ArrayList<>();
        try {
            Optional<Document> read = YamlSource.read(FILE, new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8), findings)
                    .flatMap(root -> Shapes.read(FILE, root, SHAPE, findings));
            JsonNode tree = read.orElseThrow(() -> new IllegalStateException(findings.toString())).tree();
            tree.path("reasons").forEach(one -> reasons.put(one.path("code").asString(), new LifeReason(one.path("code").asString(), LifeOperation.coded(one.path("operation").asString()),
                    Text.of(one.path("name")), one.path("basis").asString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Collection<LifeReason> all() {
        return reasons.values();
    }

    public Optional<LifeReason> find(String code) {
        return Optional.ofNullable(reasons.get(code));
    }

    /** A reason whose content was taken away keeps its code. */
    Text name(String code) {
        return find(code).map(LifeReason::name).orElse(new Text(code, code));
    }
}
