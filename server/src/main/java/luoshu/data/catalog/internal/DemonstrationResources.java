package luoshu.data.catalog.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

import luoshu.data.catalog.DataGrade;
import luoshu.data.catalog.Ground;
import luoshu.data.catalog.OpenType;
import luoshu.data.catalog.ProvisionNetwork;
import luoshu.data.catalog.ResourceAct;
import luoshu.data.catalog.ResourceChoices;
import luoshu.data.catalog.ResourceDraft;
import luoshu.data.catalog.ResourceFinding;
import luoshu.data.catalog.ResourceItem;
import luoshu.data.catalog.ResourceState;
import luoshu.data.catalog.ShareMode;
import luoshu.data.catalog.ShareType;
import luoshu.data.catalog.UpdateCycle;
import luoshu.kernel.access.Access;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.packages.Document;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.Shapes;
import luoshu.kernel.packages.YamlSource;
import luoshu.kernel.regions.RegionCode;
import luoshu.trust.ledger.LedgerUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Fills an empty catalogue with the entries of {@code packages/demo/resources.yaml}, by the rules everybody's entries meet. Their journal says that they are a demonstration. */
@Component
@ConditionalOnProperty("luoshu.demo")
class DemonstrationResources {

    private static final Logger log = LoggerFactory.getLogger(DemonstrationResources.class);
    private static final String FILE = "packages/demo/resources.yaml";
    private static final String NOTE = "演示资源：随产品提供，未经审查发布";
    private static final Shapes.Shape GROUND = Shapes.object().required("kind", Shapes.text(40)).required("citation", Shapes.text(300));
    private static final Shapes.Shape WORDS = Shapes.list(Shapes.text(100), 0, 20);
    private static final Shapes.Shape SHAPE = Shapes.object().required("format", Shapes.oneOf("luoshu/demo-resources/1")).required("resources", Shapes.list(Shapes.object()
            .required("name", Shapes.text(200)).required("duty", Shapes.text(40)).required("region", Shapes.pattern("[0-9]{6}", "六位区划代码")).required("summary", Shapes.text(2_000))
            .optional("keywords", WORDS).required("classification", Shapes.pattern("[0-9]{6}", "六位分类代码")).required("grade", Shapes.text(20)).required("shareType", Shapes.text(20))
            .optional("shareCondition", Shapes.text(1_000)).optional("notShared", GROUND).optional("shareModes", WORDS).optional("openType", Shapes.text(20)).optional("notOpen", GROUND)
            .required("updateCycle", Shapes.text(20)).required("formats", WORDS).required("sourceSystem", Shapes.text(200)).optional("matters", WORDS).optional("unrelated", Shapes.text(500))
            .required("items", Shapes.list(Shapes.object().required("of", Shapes.text(60)).optional("from", Shapes.text(200)).optional("open", Shapes.bool()), 1, 100)), 1, 500));

    private final ResourceQueries queries;
    private final ResourceLife life;
    private final ResourceJournal journal;
    private final ResourceContent content;
    private final Organs organs;
    private final Access access;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DemonstrationResources(ResourceQueries queries, ResourceLife life, ResourceJournal journal, ResourceContent content, Organs organs, Access access, Clock clock, PlatformTransactionManager transactions) {
        this.queries = queries;
        this.life = life;
        this.journal = journal;
        this.content = content;
        this.organs = organs;
        this.access = access;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @EventListener(ApplicationReadyEvent.class)
    void load() {
        if (queries.empty()) {
            try {
                access.asPlatform("demonstration-resources", () -> transaction.execute(_ -> fill()));
            } catch (LedgerUnavailable noEvidence) {
                log.warn("the demonstration entries of the data catalogue are made with the next start: {}", noEvidence.toString());
            }
        }
    }

    /** Two nodes of one database may start at once: one of them fills it. */
    private int fill() {
        if (!queries.lockEmpty()) {
            return 0;
        }
        Map<String, String> codes = new HashMap<>();
        for (JsonNode one : list(read().get("resources"))) {
            ResourceDraft draft = draft(one, codes);
            String code = publish(organ(one), draft);
            codes.put(one.get("name").asString(), code);
        }
        log.info("made {} demonstration entries of the data catalogue", codes.size());
        return codes.size();
    }

    private Organ organ(JsonNode one) {
        return organs.findByDutyAndRegion(one.get("duty").asString(), RegionCode.of(one.get("region").asString()), List.of(2, 3, 4)).getFirst();
    }

    private String publish(Organ organ, ResourceDraft draft) {
        Instant now = clock.instant();
        UUID id = queries.insert(organ);
        queries.insertEdition(id, 1, draft, access.actor().subject(), organ.name(), now);
        ResourceFile file = life.get(id, null);
        List<ResourceFinding> blocking = life.findings(file).stream().filter(ResourceFinding::blocking).toList();
        if (!blocking.isEmpty()) {
            throw new IllegalStateException(FILE + ": " + draft.name() + ": " + blocking);
        }
        queries.move(file, ResourceState.PUBLISHED, null, 0, null, now);
        life.enforce(file);
        journal.write(id, 1, ResourceAct.PUBLISH, ResourceState.PUBLISHED, now, NOTE, List.of());
        return String.valueOf(life.get(id, null).code());
    }

    private static JsonNode read() {
        List<Finding> findings = new ArrayList<>();
        try {
            return YamlSource.read(FILE, new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8), findings).flatMap(root -> Shapes.read(FILE, root, SHAPE, findings)).map(Document::tree)
                    .orElseThrow(() -> new IllegalStateException(findings.toString()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private ResourceDraft draft(JsonNode one, Map<String, String> codes) {
        boolean open = one.hasNonNull("openType");
        return new ResourceDraft(one.get("name").asString(), one.get("summary").asString(), one.get("classification").asString(), words(one.path("keywords")), DataGrade.valueOf(one.get("grade").asString()),
                ShareType.valueOf(one.get("shareType").asString()), text(one, "shareCondition"), ground(one.path("notShared")), words(one.path("shareModes")).stream().map(ShareMode::valueOf).toList(),
                open ? OpenType.valueOf(one.get("openType").asString()) : OpenType.NOT_OPEN, null, ground(one.path("notOpen")), UpdateCycle.valueOf(one.get("updateCycle").asString()),
                ProvisionNetwork.GOVERNMENT, words(one.get("formats")), one.get("sourceSystem").asString(), words(one.path("matters")), text(one, "unrelated"),
                list(one.get("items")).stream().map(item -> item(item, one, codes)).toList());
    }

    private ResourceItem item(JsonNode item, JsonNode resource, Map<String, String> codes) {
        ResourceChoices.DataElement element = content.element(item.get("of").asString()).orElseThrow(() -> new IllegalStateException(FILE + ": no element " + item.get("of").asString()));
        String from = text(item, "from");
        if (from != null && !codes.containsKey(from)) {
            throw new IllegalStateException(FILE + ": " + from + " must stand before what is copied from it");
        }
        return new ResourceItem(element.name().zh(), element.field(), element.type(), element.length(), element.scale(), true, element.codeTable(), element.code(), from == null ? null : codes.get(from),
                element.sensitivity(), element.personal(), ShareType.valueOf(resource.get("shareType").asString()), ground(resource.path("notShared")), item.path("open").asBoolean(false));
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static List<String> words(JsonNode array) {
        return list(array).stream().map(JsonNode::asString).toList();
    }

    private static @Nullable String text(JsonNode one, String name) {
        return one.hasNonNull(name) ? one.get(name).asString() : null;
    }

    private static @Nullable Ground ground(JsonNode one) {
        return one.isObject() ? new Ground(one.get("kind").asString(), one.get("citation").asString()) : null;
    }
}
