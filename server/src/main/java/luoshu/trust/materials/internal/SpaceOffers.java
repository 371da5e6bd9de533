package luoshu.trust.materials.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.cases.Draft;
import luoshu.kernel.cases.DraftMaterial;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.FileType;
import luoshu.kernel.matters.Matters;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.texts.Text;
import luoshu.trust.materials.KeptOffer;
import org.springframework.stereotype.Component;

/** What the applicant keeps of the kind a material asks for, still valid; and what they are just handing in with another application begun beside this one. By reference, no copy. */
@Component
public class SpaceOffers {

    private static final String ITEM = "item:";
    private final SpaceQueries queries;
    private final MaterialContent content;
    private final Cases cases;
    private final Matters matters;
    private final Audit audit;
    private final Clock clock;

    SpaceOffers(SpaceQueries queries, MaterialContent content, Cases cases, Matters matters, Audit audit, Clock clock) {
        this.queries = queries;
        this.content = content;
        this.cases = cases;
        this.matters = matters;
        this.audit = audit;
        this.clock = clock;
    }

    public List<KeptOffer> list(Actor.Applicant actor, UUID draft) {
        Draft asked = cases.getDraft(actor, draft);
        return list(actor, asked, asked.materials());
    }

    public FileRef attach(Actor.Applicant actor, UUID id, String code, String ref) {
        Draft draft = cases.getDraft(actor, id);
        List<DraftMaterial> material = draft.materials().stream().filter(one -> one.code().equals(code)).toList();
        KeptOffer offer = list(actor, draft, material).stream().filter(one -> one.ref().equals(ref)).findFirst().orElseThrow(() -> new NotFound("offer"));
        FileRef file = cases.attachFile(actor, id, code, offer.file().id());
        if (ref.startsWith(ITEM)) {
            UUID item = UUID.fromString(ref.substring(ITEM.length()));
            queries.attached(file.id(), id, item, clock.instant());
            audit.record(Act.done("material.attach", "material:" + item).onCase(null, draft.matter().code()).of(actor.applicantId()));
        }
        return file;
    }

    private List<KeptOffer> list(Actor.Applicant actor, Draft draft, List<DraftMaterial> materials) {
        Map<DraftMaterial, Text> kinds = new LinkedHashMap<>();
        materials.forEach(material -> kinds.put(material, kind(draft, material)));
        List<String> wanted = kinds.values().stream().map(Text::zh).distinct().toList();
        List<KeptOffer> offers = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (SpaceQueries.Row row : queries.listCurrent(actor, wanted, LocalDate.ofInstant(clock.instant(), DefaultSpaces.ZONE))) {
            FileRef file = row.editions().getFirst().file();
            seen.add(file.sha256());
            offer(offers, kinds, row.kind(), new KeptOffer("", ITEM + row.id(), row.kindName(), new Text(row.name(), row.name()), row.validFrom(), row.validTo(), file));
        }
        for (Draft other : wanted.isEmpty() ? List.<Draft>of() : cases.listDrafts(actor)) {
            for (DraftMaterial material : other.id().equals(draft.id()) ? List.<DraftMaterial>of() : other.materials()) {
                Text kind = material.files().isEmpty() ? null : kind(other, material);
                if (kind != null && wanted.contains(kind.zh())) {
                    // a certificate taken there is used by consent for that application only
                    material.files().stream().filter(file -> !file.type().equals(FileType.OFD.shortName()) && seen.add(file.sha256()))
                            .forEach(file -> offer(offers, kinds, kind.zh(), new KeptOffer("", "draft:" + other.id() + ":" + file.id(), kind, other.matter().name(), null, null, file)));
                }
            }
        }
        return List.copyOf(offers);
    }

    private Text kind(Draft draft, DraftMaterial material) {
        return matters.getPinned(draft.matter().code(), draft.matter().version()).definition().findMaterial(material.code()).map(content::kind).orElse(material.name());
    }

    /** For each material of the kind that takes such a file. */
    private static void offer(List<KeptOffer> offers, Map<DraftMaterial, Text> kinds, String kind, KeptOffer one) {
        kinds.forEach((material, asked) -> {
            if (asked.zh().equals(kind) && material.accept().contains(one.file().type()) && one.file().size() <= material.maxMegabytes() * 1024L * 1024L) {
                offers.add(new KeptOffer(material.code(), one.ref(), one.kind(), one.label(), one.validFrom(), one.validTo(), one.file()));
            }
        });
    }
}
