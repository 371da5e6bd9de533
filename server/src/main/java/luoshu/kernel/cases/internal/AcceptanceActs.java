package luoshu.kernel.cases.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import luoshu.kernel.calendar.Limit;
import luoshu.kernel.cases.CaseCommand;
import luoshu.kernel.cases.CaseCommandBody;
import luoshu.kernel.cases.CaseMaterial;
import luoshu.kernel.cases.CorrectionItem;
import luoshu.kernel.documents.DocumentKind;
import luoshu.kernel.flows.FlowPosition;
import luoshu.kernel.flows.Flows;
import luoshu.kernel.matters.Material;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.texts.Text;
import org.springframework.stereotype.Component;

/** Receipt, acceptance, correction, non-acceptance: 许可法 29, 32. */
@Component
class AcceptanceActs {

    /** Where neither the matter nor the law says how long an applicant has to mend. */
    private static final Limit ANSWER = Limit.workingDays(15, "实施机关规定");

    private final CaseTasks tasks;
    private final CasePapers papers;
    private final CaseClock clock;
    private final Flows flows;
    private final FormLabels labels;
    private final ResultConditions conditions;

    AcceptanceActs(CaseTasks tasks, CasePapers papers, CaseClock clock, Flows flows, FormLabels labels, ResultConditions conditions) {
        this.tasks = tasks;
        this.papers = papers;
        this.clock = clock;
        this.flows = flows;
        this.labels = labels;
        this.conditions = conditions;
    }

    void openAcceptance(CaseWork work) {
        tasks.open(work, CaseTasks.ACCEPT, CasePermissions.ACCEPT, List.of("accept"));
    }

    void accept(CaseWork work, CaseCommandBody body) {
        if (body.reviewed() != null) {
            work.file.course.reviewed.putAll(body.reviewed());
        }
        List<String> problems = work.file.course.reviewed.entrySet().stream().filter(one -> one.getValue() == CaseMaterial.Review.PROBLEM).map(Map.Entry::getKey).toList();
        if (!problems.isEmpty()) {
            throw new Refused(Problem.Kind.CONFLICT, "materials-with-problems", "materials marked as problems must be corrected before acceptance", Map.of("materials", problems));
        }
        work.file.course.acceptedOn = work.today;
        begin(work, CaseCommand.ACCEPT, CaseWork.Entry.saying(body.opinion()));
    }

    /** 许可法 32(1)(4): not told in time, the application counts as accepted on the day it was received. */
    void deemAccepted(CaseWork work) {
        work.file.course.acceptedOn = work.file.course.receivedOn;
        work.file.course.deemedAccepted = true;
        begin(work, CaseCommand.DEEM_ACCEPTED, CaseWork.Entry.NOTHING.with("acceptedOn", work.file.course.receivedOn).with("basis", "行政许可法第三十二条第一款第四项"));
    }

    private void begin(CaseWork work, CaseCommand command, CaseWork.Entry entry) {
        work.go(command, new CaseWork.Entry(CaseTasks.ACCEPT, "受理", "accept", entry.opinion(), entry.detail()));
        work.end(CaseTasks.ACCEPT, command == CaseCommand.ACCEPT ? "accept" : "deemed-accepted", command == CaseCommand.ACCEPT);
        CaseCourse course = work.file.course;
        if (!course.deferred.isEmpty() && work.matter.definition().tolerant() != null) {
            course.deferredDueOn = clock.due(work.today, work.matter.definition().tolerant());
        }
        LocalDate due = clock.due(Objects.requireNonNull(course.acceptedOn), work.matter.promise());
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("deemed", course.deemedAccepted);
        facts.put("limit", ClockWords.limit(work.matter.promise()));
        facts.put("atOnce", ClockWords.atOnce(work.matter.promise()));
        if (due != null) {
            facts.put("dueOn", due);
        }
        if (course.deferredDueOn != null) {
            facts.put("deferred", materialNames(work, course.deferred));
            facts.put("deferredDueOn", course.deferredDueOn);
        }
        facts.put("fees", conditions.fees(work.file, work.matter).stream().map(fee -> Map.of("name", fee.name(), "amount", fee.standard(), "basis", fee.basis())).toList());
        papers.issue(work, DocumentKind.ACCEPTANCE_NOTICE, facts);
        FlowPosition nowhere = new FlowPosition(null, List.of(), List.of());
        tasks.follow(work, nowhere, flows.start(work.flow, work.file.identity.id().toString(), work.flowFacts()), "", "");
    }

    /** Told once and completely: a second notice may only repeat what the first one named and the answer left open. */
    void requestCorrection(CaseWork work, CaseCommandBody body) {
        List<CorrectionItem> items = items(work, body);
        CaseCourse course = work.file.course;
        if (!course.corrections.isEmpty()) {
            Set<String> told = course.corrections.getFirst().items().stream().map(CorrectionItem::target).collect(Collectors.toSet());
            List<String> news = items.stream().map(CorrectionItem::target).filter(target -> !told.contains(target)).toList();
            if (!news.isEmpty()) {
                throw new Refused(Problem.Kind.CONFLICT, "told-once", "everything to correct is told at once (许可法 32); these were not named in the first notice", Map.of("targets", news));
            }
        }
        Limit limit = Objects.requireNonNullElse(work.matter.definition().clocks().correctionAnswer(), ANSWER);
        LocalDate due = clock.due(work.today, limit);
        course.corrections.add(new CaseCourse.Correction(work.now, work.today, due == null ? work.today.plusDays(30) : due, limit, items, null));
        items.stream().filter(item -> item.target().startsWith("/materials/")).forEach(item -> course.reviewed.put(item.target().substring(11), CaseMaterial.Review.PROBLEM));
        work.go(CaseCommand.REQUEST_CORRECTION, new CaseWork.Entry(CaseTasks.ACCEPT, "受理", "correction", body.opinion(), Map.of("items", items)));
        work.end(CaseTasks.ACCEPT, "correction", true);
        papers.issue(work, DocumentKind.CORRECTION_NOTICE, Map.of("items", items, "answerDueOn", course.corrections.getLast().dueOn()));
    }

    private List<CorrectionItem> items(CaseWork work, CaseCommandBody body) {
        List<FieldError> errors = new ArrayList<>();
        List<CorrectionItem> items = new ArrayList<>();
        List<CaseCommandBody.Item> said = body.items() == null ? List.of() : body.items();
        if (said.isEmpty() || said.size() > 50) {
            errors.add(new FieldError("/items", "required", "请逐项写明需要补正的内容"));
        }
        for (int i = 0; i < said.size() && i < 50; i++) {
            CaseCommandBody.Item item = said.get(i);
            Text label = labels.of(work.matter.definition(), item.target()).orElse(null);
            if (label == null) {
                errors.add(new FieldError("/items/" + i + "/target", "unknown", "没有这个字段或材料"));
            } else if (item.reason() == null || item.reason().isBlank() || item.reason().length() > 500) {
                errors.add(new FieldError("/items/" + i + "/reason", "required", "请写明原因（500 字以内）"));
            } else {
                items.add(new CorrectionItem(item.target(), label, item.reason().strip()));
            }
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return items;
    }

    void lapse(CaseWork work) {
        work.go(CaseCommand.LAPSE, CaseWork.Entry.NOTHING.with("dueOn", work.file.course.corrections.getLast().dueOn()));
        Ending.end(work, "5", "逾期未补正");
        papers.issue(work, DocumentKind.LAPSE_NOTICE, Map.of("answerDueOn", work.file.course.corrections.getLast().dueOn()));
    }

    void reject(CaseWork work, CaseCommandBody body) {
        String reason = Words.required(body.reason(), "/reason", "请写明不予受理的理由");
        String basis = Words.required(body.basis(), "/basis", "请写明不予受理的依据");
        work.go(CaseCommand.REJECT_ACCEPTANCE, new CaseWork.Entry(CaseTasks.ACCEPT, "受理", "reject", reason, Map.of("basis", basis)));
        work.end(CaseTasks.ACCEPT, "reject", true);
        Ending.end(work, "1", reason);
        papers.issue(work, DocumentKind.REJECTION, Map.of("reason", reason, "basis", basis, "remedies", Remedy.of(work.matter.definition())));
    }

    private static List<Text> materialNames(CaseWork work, List<String> codes) {
        return codes.stream().map(code -> work.matter.definition().findMaterial(code).map(Material::name).orElse(new Text(code, code))).toList();
    }
}
