package luoshu.kernel.cases.internal;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.ActNotPossible;
import luoshu.kernel.cases.CaseCommand;
import luoshu.kernel.cases.CaseState;
import luoshu.kernel.files.FileLimits;
import luoshu.kernel.files.FileOwner;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.FileRefused;
import luoshu.kernel.files.FileRefused.Reason;
import luoshu.kernel.files.FileType;
import luoshu.kernel.files.Files;
import luoshu.kernel.matters.Material;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.springframework.stereotype.Component;

/** Files for the materials of drafts and cases. */
@Component
class CaseUploads {

    private static final int MOST_PENDING = 200;
    private final DraftDesk drafts;
    private final MatterDesk matters;
    private final Files files;

    CaseUploads(DraftDesk drafts, MatterDesk matters, Files files) {
        this.drafts = drafts;
        this.matters = matters;
        this.files = files;
    }

    FileRef addToDraft(Actor actor, UUID id, String code, InputStream content, String name) {
        return add(actor, id, code, (_, material) -> files.receive(content, name, limits(material), owner(id)));
    }

    FileRef attach(Actor actor, UUID id, String code, UUID stored) {
        return add(actor, id, code, (_, material) -> {
            FileRef file = files.get(stored);
            FileLimits limits = limits(material);
            if (!limits.accept().contains(FileType.named(file.type()))) {
                throw new FileRefused(Reason.TYPE_NOT_ACCEPTED, Map.of("accept", material.accept()));
            }
            if (file.size() > limits.maxBytes()) {
                throw new FileRefused(Reason.TOO_LARGE, Map.of("maxMegabytes", material.maxMegabytes()));
            }
            return files.share(stored, owner(id));
        });
    }

    /** Whatever a file of a draft is got from: the material must be asked for and have room left before it is. */
    FileRef add(Actor actor, UUID id, String code, BiFunction<PublishedMatter, Material, FileRef> give) {
        DraftRow row = drafts.get(actor, id);
        PublishedMatter matter = drafts.pinned(row);
        Material material = material(matter, code);
        refuseBeyond(row.materials().getOrDefault(code, List.of()).size(), material.maxFiles(), code);
        FileRef file = give.apply(matter, material);
        drafts.changeFiles(actor, id, code, had -> {
            refuseBeyond(had.size(), material.maxFiles(), code);
            had.add(file);
            return had;
        });
        return file;
    }

    void removeFromDraft(Actor actor, UUID id, String code, UUID file) {
        drafts.changeFiles(actor, id, code, had -> {
            if (!had.removeIf(one -> one.id().equals(file))) {
                throw new NotFound("file");
            }
            return had;
        });
        files.discard(file);
    }

    /** For an answer to a correction or a deferred material: the file waits with the case until the answer names it. */
    FileRef addToCase(CaseFile file, String code, InputStream content, String name) {
        Material material = material(matters.of(file), code);
        if (file.state != CaseState.CORRECTION && !file.course.deferred.contains(code)) {
            throw new ActNotPossible(CaseCommand.ANSWER_CORRECTION, file.state);
        }
        refuseBeyond(files.listOwned(owner(file.identity.id())).size(), MOST_PENDING, code);
        return files.receive(content, name, limits(material), owner(file.identity.id()));
    }

    void discard(UUID draft) {
        files.discardAll(owner(draft));
    }

    private static Material material(PublishedMatter matter, String code) {
        return matter.definition().findMaterial(code).orElseThrow(() -> new NotFound("material"));
    }

    private static void refuseBeyond(int have, int most, String code) {
        if (have >= most) {
            throw new Refused(Problem.Kind.CONFLICT, "too-many-files", "no more files for this material", Map.of("material", code, "limit", most));
        }
    }

    private static FileLimits limits(Material material) {
        return FileLimits.of(material.accept(), material.maxMegabytes());
    }

    static FileOwner owner(UUID id) {
        return new FileOwner(CaseFileAccess.KIND, id.toString());
    }
}
