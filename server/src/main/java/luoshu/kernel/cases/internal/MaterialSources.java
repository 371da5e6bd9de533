package luoshu.kernel.cases.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.cases.MaterialOffer;
import luoshu.kernel.cases.MaterialSource;
import luoshu.kernel.cases.MaterialStanding;
import luoshu.kernel.cases.SourcedFile;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.FileType;
import luoshu.kernel.files.Files;
import luoshu.kernel.matters.Material;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Materials that need not be handed in: what is offered, taken, and how it stands when it matters. */
@Component
class MaterialSources {

    private static final String KEPT_AS = FileType.OFD.shortName();
    private final DraftDesk drafts;
    private final DraftViews views;
    private final CaseUploads uploads;
    private final Files files;
    private final Audit audit;
    /** Found when first needed: a source may itself read cases. */
    private final SingletonSupplier<List<MaterialSource>> sources;

    MaterialSources(DraftDesk drafts, DraftViews views, CaseUploads uploads, Files files, Audit audit, ObjectProvider<MaterialSource> sources) {
        this.drafts = drafts;
        this.views = views;
        this.uploads = uploads;
        this.files = files;
        this.audit = audit;
        this.sources = SingletonSupplier.of(() -> sources.orderedStream().toList());
    }

    List<MaterialOffer> offers(Actor.Applicant actor, UUID draft) {
        DraftRow row = drafts.get(actor, draft);
        PublishedMatter matter = drafts.pinned(row);
        List<MaterialSource.Wanted> wanted = views.guides(row, matter).stream().filter(guide -> guide.certificate() != null)
                .map(guide -> new MaterialSource.Wanted(guide.code(), String.valueOf(guide.certificate()))).toList();
        return wanted.isEmpty() ? List.of() : sources.obtain().stream().flatMap(source -> source.offers(actor, matter, wanted).stream()).toList();
    }

    FileRef take(Actor.Applicant actor, UUID draft, String code, String key) {
        return uploads.add(actor, draft, code, (matter, material) -> take(actor, draft, matter, material, key));
    }

    private FileRef take(Actor.Applicant actor, UUID draft, PublishedMatter matter, Material material, String key) {
        if (material.reuse() == null) {
            throw new NotFound("offer");
        }
        MaterialSource.Wanted wanted = new MaterialSource.Wanted(material.code(), material.reuse().certificate());
        MaterialSource source = sources.obtain().stream().filter(one -> one.offers(actor, matter, List.of(wanted)).stream().anyMatch(offer -> offer.key().equals(key))).findFirst()
                .orElseThrow(() -> new NotFound("offer"));
        FileRef file = source.take(actor, matter, draft, wanted, key, (content, name, type) -> files.keep(content, name, type, CaseUploads.owner(draft)));
        audit.record(Act.done("draft.use-certificate", "draft:" + draft).onCase(null, matter.code()).of(actor.applicantId()).with(Map.of("material", material.code())));
        return file;
    }

    /** By file; nothing is asked for applications that have only papers. */
    Map<UUID, SourcedFile> taken(UUID application, Map<String, List<FileRef>> materials) {
        return ask(materials, source -> source.taken(application));
    }

    private Map<UUID, SourcedFile> ask(Map<String, List<FileRef>> materials, Function<MaterialSource, Map<UUID, SourcedFile>> question) {
        Map<UUID, SourcedFile> taken = new HashMap<>();
        if (some(materials)) {
            sources.obtain().forEach(source -> taken.putAll(question.apply(source)));
            taken.keySet().retainAll(materials.values().stream().flatMap(List::stream).map(FileRef::id).toList());
        }
        return taken;
    }

    private static boolean some(Map<String, List<FileRef>> materials) {
        return materials.values().stream().flatMap(List::stream).anyMatch(file -> file.type().equals(KEPT_AS));
    }

    /** What was in force when it was taken may have ended since. */
    List<FieldError> problems(DraftRow draft) {
        Map<UUID, SourcedFile> taken = taken(draft.id(), draft.materials());
        List<FieldError> errors = new ArrayList<>();
        draft.materials().forEach((code, had) -> had.stream().map(file -> taken.get(file.id())).filter(Objects::nonNull).filter(file -> file.now() != MaterialStanding.IN_FORCE)
                .forEach(file -> errors.add(new FieldError("/materials/" + code, "certificate-not-in-force", file.name().zh() + "已经不在有效状态，请移除后另行提交",
                        Map.of("name", file.name(), "standing", file.now().name())))));
        return errors;
    }

    void submitted(CaseFile file) {
        mark(file, MaterialSource.Moment.SUBMISSION);
    }

    /** How everything stood when it was decided, for the journal; null when nothing was taken. */
    @Nullable List<Map<String, String>> decided(CaseFile file) {
        List<Map<String, String>> stood = mark(file, MaterialSource.Moment.DECISION).values().stream()
                .map(one -> Map.of("name", one.name().zh(), "number", one.number(), "standing", one.now().name())).toList();
        return stood.isEmpty() ? null : stood;
    }

    private Map<UUID, SourcedFile> mark(CaseFile file, MaterialSource.Moment moment) {
        return ask(file.materials, source -> source.mark(file.identity.id(), moment));
    }

    static List<SourcedFile> of(List<FileRef> files, Map<UUID, SourcedFile> taken) {
        return taken.isEmpty() ? List.of() : files.stream().flatMap(file -> Stream.ofNullable(taken.get(file.id()))).toList();
    }
}
