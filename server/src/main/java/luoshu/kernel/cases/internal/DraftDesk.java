package luoshu.kernel.cases.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.cases.CaseDossier;
import luoshu.kernel.cases.Delivery;
import luoshu.kernel.cases.Draft;
import luoshu.kernel.cases.DraftChange;
import luoshu.kernel.cases.NewDraft;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.matters.ApplicantKind;
import luoshu.kernel.matters.MatterRef;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.requests.IfMatch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Applications being filled in. Saved as typed, however incomplete; what is still missing is said with every answer and refused only at submission. */
@Component
class DraftDesk {

    private static final int MOST_CHARACTERS = 400_000;
    private final DraftQueries drafts;
    private final DraftViews views;
    private final MatterDesk matters;
    private final Applicants applicants;
    private final Prefill prefill;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    DraftDesk(DraftQueries drafts, DraftViews views, MatterDesk matters, Applicants applicants, Prefill prefill, Audit audit, JsonMapper json, Clock clock) {
        this.drafts = drafts;
        this.views = views;
        this.matters = matters;
        this.applicants = applicants;
        this.prefill = prefill;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    Draft open(Actor.Applicant actor, NewDraft wish) {
        PublishedMatter matter = matters.open(wish.matterCode());
        Applicants.refuseUnlessAmong(matter, actor.capacity() == Actor.CapacityKind.ORGAN);
        applicants.refuseUnless(actor, matter);
        ApplicantKind kind = applicants.kind(actor);
        CaseDossier.Agent agent = actor.capacity() == Actor.CapacityKind.SELF || actor.capacity() == Actor.CapacityKind.LEGAL_REPRESENTATIVE ? null
                : new CaseDossier.Agent(actor.name(), actor.capacity().name(), null);
        return open(actor.applicantId(), kind, actor.applicantName(), actor.personId(), actor.name(), actor.capacity().name(), agent, null, null, "ONLINE", wish, matter);
    }

    /** At a window: the clerk who types is recorded, and is never the applicant. */
    Draft openAtWindow(Actor.Official clerk, NewDraft wish, UUID applicant, String applicantName, CaseDossier.@Nullable Agent agent) {
        PublishedMatter matter = matters.open(wish.matterCode());
        Applicants.refuseUnlessAmong(matter, false);
        return open(applicant, applicants.kind(applicant), applicantName, applicant, applicantName, "WINDOW", agent, new CaseDossier.Clerk(clerk.name(), clerk.postTitle()), clerk.organ(), "WINDOW", wish, matter);
    }

    private Draft open(UUID applicant, ApplicantKind kind, String applicantName, UUID person, String personName, String capacity, CaseDossier.@Nullable Agent agent,
                       CaseDossier.@Nullable Clerk clerk, @Nullable String clerkOrgan, String channel, NewDraft wish, PublishedMatter matter) {
        Instant now = clock.instant();
        Map<String, Object> answers = wish.answers() == null ? Map.of() : wish.answers();
        boolean commitment = Boolean.TRUE.equals(wish.commitment());
        bounded(answers, "/answers");
        Applicants.Known known = applicants.known(applicant);
        DraftRow row = new DraftRow(new UUID(0, 0), MatterRef.of(matter), applicant, kind, applicantName, known, person, personName, capacity, agent, clerk, clerkOrgan, channel, answers,
                matter.definition().form().withAnswers(prefill.known(applicant, person, matter), answers), Map.of(), List.of(), null, commitment, 1, now, false);
        views.refuseWrongAnswers(row, matter);
        UUID id = drafts.insert(row, now);
        audit.record(Act.done("draft.open", "draft:" + id).onCase(null, matter.code()).of(applicant));
        return views.full(new DraftRow(id, row.matter(), applicant, kind, applicantName, known, person, personName, capacity, agent, clerk, clerkOrgan, channel, answers, row.form(), Map.of(),
                List.of(), null, commitment, 1, now, false), matter);
    }

    void markFilled(UUID id) {
        drafts.markFilled(id);
    }

    DraftRow get(Actor actor, UUID id) {
        return (switch (actor) {
            case Actor.Applicant applicant -> drafts.findOf(id, applicant.applicantId()).filter(row -> Applicants.covers(applicant, row.matter().code()));
            case Actor.Official official -> drafts.findAtWindow(id, official.organ());
            case Actor.Visitor _, Actor.SystemClient _, Actor.Platform _ -> Optional.<DraftRow>empty();
        }).orElseThrow(() -> new NotFound("draft"));
    }

    Draft read(Actor actor, UUID id) {
        DraftRow row = get(actor, id);
        return views.full(row, pinned(row));
    }

    List<Draft> list(Actor.Applicant actor) {
        return drafts.listOf(actor.applicantId()).stream().filter(row -> Applicants.covers(actor, row.matter().code())).map(row -> views.brief(row, pinned(row))).toList();
    }

    Draft change(Actor actor, UUID id, long version, DraftChange change) {
        DraftRow row = current(actor, id, version);
        Map<String, Object> answers = change.answers() == null ? row.answers() : change.answers();
        bounded(answers, "/answers");
        bounded(change.form(), "/form");
        bounded(change.delivery(), "/delivery");
        if (change.form() != null && !change.form().isObject()) {
            throw new Invalid("/form", "type", "表单应为对象");
        }
        List<String> deferred = change.tolerant() == null ? row.deferred() : change.tolerant().stream().distinct().limit(50).toList();
        PublishedMatter matter = pinned(row);
        if (deferred.stream().anyMatch(code -> code == null || matter.definition().findMaterial(code).isEmpty())) {
            throw new Invalid("/tolerant", "unknown", "没有这项材料");
        }
        Delivery delivery = change.delivery() == null ? row.delivery() : change.delivery();
        if (delivery != null && delivery.way() == null) {
            throw new Invalid("/delivery/way", "required", "请选择领取方式");
        }
        DraftRow changed = row.changed(answers, matter.definition().form().withAnswers(change.form() == null ? row.form() : change.form(), answers), row.materials(), deferred, delivery,
                change.commitment() == null ? row.commitment() : change.commitment());
        views.refuseWrongAnswers(changed, matter);
        return saved(changed, matter);
    }

    /** Files of a material were added or taken away. */
    void changeFiles(Actor actor, UUID id, String material, UnaryOperator<List<FileRef>> change) {
        get(actor, id);
        Map<String, List<FileRef>> materials = new LinkedHashMap<>(drafts.lockMaterials(id).orElseThrow(() -> new NotFound("draft")));
        materials.put(material, change.apply(new ArrayList<>(materials.getOrDefault(material, List.of()))));
        drafts.updateMaterials(id, materials, clock.instant());
    }

    void delete(Actor actor, UUID id, long version) {
        current(actor, id, version);
        if (!drafts.delete(id, version)) {
            throw IfMatch.stale();
        }
        audit.record(Act.done("draft.delete", "draft:" + id));
    }

    DraftRow current(Actor actor, UUID id, long version) {
        DraftRow row = get(actor, id);
        if (row.version() != version) {
            throw IfMatch.stale();
        }
        return row;
    }

    PublishedMatter pinned(DraftRow row) {
        return matters.pinned(row.matter().code(), row.matter().version());
    }

    private Draft saved(DraftRow row, PublishedMatter matter) {
        Instant now = clock.instant();
        long version = drafts.update(row, now).orElseThrow(IfMatch::stale);
        return views.brief(new DraftRow(row.id(), row.matter(), row.applicant(), row.applicantKind(), row.applicantName(), row.known(), row.person(), row.personName(), row.capacity(), row.agent(),
                row.clerk(), row.clerkOrgan(), row.channel(), row.answers(), row.form(), row.materials(), row.deferred(), row.delivery(), row.commitment(), version, now, row.filled()), matter);
    }

    private void bounded(@Nullable Object value, String pointer) {
        if (value != null) {
            String text = json.writeValueAsString(value);
            if (text.length() > MOST_CHARACTERS) {
                throw new Invalid(pointer, "too-long", "内容过多，无法保存");
            }
            Storable.check(text, pointer);
        }
    }
}
