package luoshu.kernel.cases.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.cases.CaseCommand;
import luoshu.kernel.cases.CorrectionAnswer;
import luoshu.kernel.cases.CorrectionItem;
import luoshu.kernel.documents.DocumentKind;
import luoshu.kernel.files.FileOwner;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.Files;
import luoshu.kernel.matters.ApplicantKind;
import luoshu.kernel.matters.Material;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Storable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What applicants do to their cases after handing in. */
@Component
class ApplicantActs {

    private final Completeness completeness;
    private final AcceptanceActs acceptance;
    private final CasePapers papers;
    private final FlowEnding flows;
    private final Files files;

    ApplicantActs(Completeness completeness, AcceptanceActs acceptance, CasePapers papers, FlowEnding flows, Files files) {
        this.completeness = completeness;
        this.acceptance = acceptance;
        this.papers = papers;
        this.flows = flows;
        this.files = files;
    }

    /** Only what the notice names can be changed; everything is checked again, and every item must have been touched. */
    void answerCorrection(CaseWork work, CorrectionAnswer answer) {
        CaseTransitions.get(work.file.state, CaseCommand.ANSWER_CORRECTION);
        CaseFile file = work.file;
        CaseCourse.Correction notice = file.course.openCorrection().orElseThrow(() -> new IllegalStateException("no open correction"));
        Map<String, List<FileRef>> materials = new LinkedHashMap<>(file.materials);
        List<FieldError> errors = new ArrayList<>();
        if (answer.materials() != null) {
            answer.materials().forEach((code, ids) -> replace(work, code, ids, notice, materials, errors));
        }
        ObjectNode form = file.form;
        if (answer.form() != null && answer.form() instanceof ObjectNode sent) {
            form = merge(work, sent, notice, errors);
        }
        for (CorrectionItem item : notice.items()) {
            if (item.target().startsWith("/materials/")) {
                String code = item.target().substring("/materials/".length());
                if (materials.getOrDefault(code, List.of()).equals(file.materials.getOrDefault(code, List.of()))) {
                    errors.add(new FieldError(item.target(), "not-corrected", "请补正" + item.label().zh()));
                }
            }
        }
        if (errors.isEmpty()) {
            Completeness.Application application = new Completeness.Application(ApplicantKind.valueOf(file.identity.applicantKind()), file.identity.applicant(), file.answers, form,
                    materials, file.course.deferred, file.delivery, file.identity.commitment());
            errors.addAll(completeness.problems(work.matter, application));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        file.form = completeness.settled(work.matter.definition(), form, file.answers);
        file.materials = materials;
        work.contentChanged = true;
        CaseCourse course = file.course;
        course.corrections.set(course.corrections.size() - 1, new CaseCourse.Correction(notice.noticeAt(), notice.noticeOn(), notice.dueOn(), notice.limit(), notice.items(), work.now));
        notice.items().forEach(item -> course.reviewed.remove(item.target().replace("/materials/", "")));
        course.receivedOn = work.today;
        work.go(CaseCommand.ANSWER_CORRECTION, CaseWork.Entry.NOTHING.with("items", notice.items().stream().map(CorrectionItem::target).toList()));
        acceptance.openAcceptance(work);
    }

    private void replace(CaseWork work, String code, @Nullable List<UUID> ids, CaseCourse.Correction notice, Map<String, List<FileRef>> materials, List<FieldError> errors) {
        String pointer = "/materials/" + code;
        Material material = work.matter.definition().findMaterial(code).orElse(null);
        if (material == null || notice.items().stream().noneMatch(item -> item.target().equals(pointer))) {
            errors.add(new FieldError(pointer, "not-asked", "补正告知书没有要求这一项"));
            return;
        }
        List<UUID> wanted = ids == null ? List.of() : ids.stream().distinct().toList();
        List<FileRef> found = files.listOwned(new FileOwner(CaseFileAccess.KIND, work.file.identity.id().toString()), wanted);
        if (found.size() != wanted.size() || wanted.isEmpty()) {
            errors.add(new FieldError(pointer, "file-unknown", "文件不存在，请重新上传"));
        } else if (found.size() > material.maxFiles()) {
            errors.add(new FieldError(pointer, "too-many-files", "最多 " + material.maxFiles() + " 个文件", Map.of("limit", material.maxFiles())));
        } else {
            materials.put(code, found);
        }
    }

    /** Fields that the notice names, and nothing else, are taken from what was sent. */
    private static ObjectNode merge(CaseWork work, ObjectNode sent, CaseCourse.Correction notice, List<FieldError> errors) {
        Storable.check(sent.toString(), "/form");
        ObjectNode form = work.file.form.deepCopy();
        for (CorrectionItem item : notice.items()) {
            if (item.target().startsWith("/form/")) {
                String field = item.target().substring("/form/".length()).split("/")[0];
                if (!sent.has(field) || sent.get(field).equals(work.file.form.get(field))) {
                    errors.add(new FieldError(item.target(), "not-corrected", "请补正" + item.label().zh()));
                } else {
                    form.set(field, sent.get(field));
                }
            }
        }
        return form;
    }

    void supplyDeferred(CaseWork work, @Nullable Map<String, List<UUID>> supplied) {
        CaseTransitions.get(work.file.state, CaseCommand.SUPPLY_DEFERRED);
        List<FieldError> errors = new ArrayList<>();
        Map<String, List<FileRef>> materials = new LinkedHashMap<>(work.file.materials);
        for (Map.Entry<String, List<UUID>> one : (supplied == null ? Map.<String, List<UUID>>of() : supplied).entrySet()) {
            String pointer = "/materials/" + one.getKey();
            List<UUID> wanted = one.getValue() == null ? List.of() : one.getValue().stream().distinct().toList();
            List<FileRef> found = files.listOwned(new FileOwner(CaseFileAccess.KIND, work.file.identity.id().toString()), wanted);
            if (!work.file.course.deferred.contains(one.getKey())) {
                errors.add(new FieldError(pointer, "not-deferred", "这一项不是容缺后补的材料"));
            } else if (wanted.isEmpty() || found.size() != wanted.size()) {
                errors.add(new FieldError(pointer, "file-unknown", "文件不存在，请重新上传"));
            } else {
                materials.put(one.getKey(), found);
            }
        }
        if (supplied == null || supplied.isEmpty()) {
            errors.add(new FieldError("/materials", "required", "请上传材料"));
        }
        if (!errors.isEmpty() || supplied == null) {
            throw new Invalid(errors);
        }
        work.file.materials = materials;
        work.contentChanged = true;
        work.file.course.deferred.removeAll(supplied.keySet());
        if (work.file.course.deferred.isEmpty()) {
            work.file.course.deferredDueOn = null;
        }
        work.go(CaseCommand.SUPPLY_DEFERRED, CaseWork.Entry.NOTHING.with("materials", List.copyOf(supplied.keySet())));
    }

    void withdraw(CaseWork work, @Nullable String reason) {
        CaseTransitions.get(work.file.state, CaseCommand.WITHDRAW);
        String why = Words.required(reason, "/reason", "请写明撤回的原因");
        flows.abandon(work);
        work.go(CaseCommand.WITHDRAW, CaseWork.Entry.saying(why));
        Ending.end(work, "2", why);
        papers.issue(work, DocumentKind.WITHDRAWAL_CONFIRMATION, Map.of("reason", why, "withdrawnOn", work.today));
    }

    /** 容缺: what was promised did not come in time. */
    void deemWithdrawn(CaseWork work) {
        flows.abandon(work);
        work.go(CaseCommand.DEEM_WITHDRAWN, CaseWork.Entry.NOTHING.with("dueOn", work.file.course.deferredDueOn).with("materials", List.copyOf(work.file.course.deferred)));
        Ending.end(work, "2", "容缺材料逾期未补齐");
        papers.issue(work, DocumentKind.WITHDRAWAL_CONFIRMATION, Map.of("reason", "容缺材料逾期未补齐，视为撤回申请", "withdrawnOn", work.today));
    }
}
