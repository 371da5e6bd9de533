package luoshu.kernel.matters.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import luoshu.kernel.forms.FormDefinition;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.packages.Document;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.JsonSource;
import luoshu.kernel.packages.Located;
import luoshu.kernel.packages.PackageFiles;
import luoshu.kernel.packages.Position;
import luoshu.kernel.packages.Shapes;
import luoshu.kernel.packages.YamlSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns the files of a package into a definition. First the shape of each file, then, when all have it, what they say about each other. */
@Component
class MatterReader {

    private static final Set<String> FILES = Set.of("matter.yaml", "situations.yaml", "materials.yaml", "form.json", "flow.bpmn", "rules.dmn", "texts.yaml");
    private static final JsonMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

    private final PackageChecks checks;

    MatterReader(PackageChecks checks) {
        this.checks = checks;
    }

    /** Reads and checks everything. */
    MatterPackage read(PackageFiles files) {
        List<Finding> findings = new ArrayList<>();
        Optional<MatterDocuments> documents = documents(files, findings);
        MatterDefinition definition = null;
        if (documents.isPresent()) {
            definition = definition(documents.get());
            findings.addAll(checks.check(definition, documents.get()));
        }
        return new MatterPackage(definition, List.copyOf(findings));
    }

    /** Reads a package that was checked when it was imported. */
    MatterDefinition readChecked(PackageFiles files) {
        List<Finding> findings = new ArrayList<>();
        return definition(documents(files, findings).orElseThrow(() -> new IllegalStateException("a stored package has lost its shape: " + findings)));
    }

    private static Optional<MatterDocuments> documents(PackageFiles files, List<Finding> findings) {
        for (String path : files.paths()) {
            if (!FILES.contains(path) && !path.startsWith("samples/")) {
                findings.add(Finding.blocking(path, Position.START, "unknown-file", "事项包中不应有这个文件"));
            }
        }
        Optional<Document> matter = yaml(files, "matter.yaml", MatterShapes.MATTER, findings);
        Optional<Document> situations = yaml(files, "situations.yaml", MatterShapes.SITUATIONS, findings);
        Optional<Document> materials = yaml(files, "materials.yaml", MatterShapes.MATERIALS, findings);
        Optional<Document> texts = yaml(files, "texts.yaml", MatterShapes.TEXTS, findings);
        Optional<Document> form = text(files, "form.json", findings).flatMap(text -> JsonSource.read("form.json", text, findings)).flatMap(root -> shaped("form.json", root, MatterShapes.FORM, findings));
        Optional<String> flow = text(files, "flow.bpmn", findings);
        if (matter.isEmpty() || situations.isEmpty() || materials.isEmpty() || texts.isEmpty() || form.isEmpty() || flow.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new MatterDocuments(matter.get(), situations.get(), materials.get(), form.get(), texts.get(), flow.get(), files.findText("rules.dmn").orElse(null), files));
    }

    private static Optional<Document> yaml(PackageFiles files, String path, Shapes.Shape shape, List<Finding> findings) {
        return text(files, path, findings).flatMap(text -> YamlSource.read(path, text, findings)).flatMap(root -> shaped(path, root, shape, findings));
    }

    private static Optional<Document> shaped(String path, Located root, Shapes.Shape shape, List<Finding> findings) {
        return Shapes.read(path, root, shape, findings);
    }

    private static Optional<String> text(PackageFiles files, String path, List<Finding> findings) {
        Optional<String> text = files.findText(path);
        if (text.isEmpty()) {
            findings.add(Finding.blocking(path, Position.START, "missing-file", "缺少文件 " + path));
        }
        return text;
    }

    private static MatterDefinition definition(MatterDocuments documents) {
        ObjectNode all = ((ObjectNode) documents.matter().tree()).deepCopy();
        all.remove("format");
        all.setAll((ObjectNode) documents.situations().tree());
        for (String list : List.of("questions", "stops", "notes")) {
            all.withArray("/" + list);
        }
        for (JsonNode question : all.path("questions")) {
            ((ObjectNode) question).withArray("/options");
        }
        all.set("materials", documents.materials().tree().path("materials"));
        all.set("texts", documents.texts().tree());
        all.put("flow", documents.flow());
        if (documents.rules() != null) {
            all.put("rules", documents.rules());
        }
        MatterDefinition read = JSON.treeToValue(all, MatterDefinition.class);
        FormDefinition form = new FormDefinition(documents.form().tree().path("schema"), documents.form().tree().path("layout"));
        return withForm(read, form);
    }

    // Jackson would copy the schema; the schema's identity is the key of the compiled-schema cache.
    private static MatterDefinition withForm(MatterDefinition m, FormDefinition form) {
        return new MatterDefinition(m.catalogCode(), m.slug(), m.taskName(), m.handlingItem(), m.taskType(), m.keywords(), m.byLaw(), m.powerSource(), m.implementedBy(), m.deptType(),
                m.jointDuties(), m.serverType(), m.projectType(), m.realNameLevel(), m.confidentiality(), m.acceptCondition(), m.handleType(), m.onlineDepth(), m.limitSceneNum(),
                m.limitSceneExplain(), m.handleArea(), m.clocks(), m.specialProcedures(), m.steps(), m.instant(), m.commitment(), m.tolerant(), m.fees(), m.isPayOnline(), m.results(),
                m.delivery(), m.isEntryCenter(), m.isSchedule(), m.isServiceTerminals(), m.intermediaryService(), m.quantityLimit(), m.userTopics(), m.corpTopics(), m.lifeEvents(),
                m.retention(), m.remedies(), m.planEffectiveDate(), m.questions(), m.stops(), m.notes(), m.materials(), form, m.texts(), m.flow(), m.rules());
    }
}
