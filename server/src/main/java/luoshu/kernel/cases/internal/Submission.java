package luoshu.kernel.cases.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.cases.CaseCommand;
import luoshu.kernel.cases.CaseCommandBody;
import luoshu.kernel.cases.CaseReceipt;
import luoshu.kernel.cases.CaseState;
import luoshu.kernel.documents.DocumentKind;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.matters.MaterialGuide;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.rules.RuleOutcome;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** A draft becomes a case: everything is checked again, the number is drawn, the receipt is issued – and decided at once where the rule can. */
@Component
class Submission {

    private final MatterDesk matters;
    private final Prefill prefill;
    private final Completeness completeness;
    private final DraftViews views;
    private final MaterialSources sources;
    private final CaseStore store;
    private final CaseNumbers numbers;
    private final AcceptanceActs acceptance;
    private final DecisionActs decisions;
    private final InstantApprovals instant;
    private final CasePapers papers;
    private final CaseTimers timers;
    private final Clock clock;

    Submission(MatterDesk matters, Prefill prefill, Completeness completeness, DraftViews views, MaterialSources sources, CaseStore store, CaseNumbers numbers, AcceptanceActs acceptance, DecisionActs decisions,
               InstantApprovals instant, CasePapers papers, CaseTimers timers, Clock clock) {
        this.matters = matters;
        this.prefill = prefill;
        this.completeness = completeness;
        this.views = views;
        this.sources = sources;
        this.store = store;
        this.numbers = numbers;
        this.acceptance = acceptance;
        this.decisions = decisions;
        this.instant = instant;
        this.papers = papers;
        this.timers = timers;
        this.clock = clock;
    }

    /** @param acceptNow at a window: the clerk has looked at the papers and accepts at once */
    CaseReceipt submit(Actor actor, DraftRow typed, @Nullable String signedName, boolean acceptNow) {
        PublishedMatter matter = matters.pinned(typed.matter().code(), typed.matter().version());
        DraftRow draft = typed.changed(typed.answers(), prefill.locked(typed, matter), typed.materials(), typed.deferred(), typed.delivery(),
                typed.commitment());
        matters.open(draft.matter().code()); // a suspended or cancelled matter takes no new applications
        Completeness.Application application = views.application(draft);
        List<FieldError> problems = new ArrayList<>(completeness.problems(matter, application));
        problems.addAll(sources.problems(draft));
        if (signedName == null || signedName.isBlank() || signedName.length() > 100) {
            problems.add(new FieldError("/signedName", "required", "请签名确认所填内容真实"));
        }
        if (!problems.isEmpty() || signedName == null) {
            throw new Invalid(problems);
        }
        CaseWork work = work(actor, draft, matter, signedName.strip());
        CaseFile file = work.file;
        boolean window = actor instanceof Actor.Official;
        work.go(window ? CaseCommand.TAKE_IN : CaseCommand.SUBMIT, CaseWork.Entry.saying(null).with("signedName", signedName.strip()));
        sources.submitted(file);
        List<CaseReceipt.MaterialCount> counts = counts(draft, matter);
        LocalDate noticeDue = timers.noticeDue(file, matter);
        papers.issue(work, DocumentKind.RECEIPT, receipt(file, counts, noticeDue));
        RuleOutcome rule = instant.decide(work).orElse(null);
        if (rule != null) {
            work.actor = new Actor.Platform("instant-approval");
            acceptance.accept(work, CaseCommandBody.EMPTY);
            decisions.decideByRule(work, rule);
        } else if (acceptNow && window) {
            acceptance.accept(work, CaseCommandBody.EMPTY);
        } else {
            acceptance.openAcceptance(work);
        }
        CaseNumbers.Shape shape = numbers.caseNumber(matter, work.today);
        String number = store.create(work, draft, "case/" + matter.implementation().taskCode().value(), work.today.toString(), shape.prefix(), shape.width(),
                Act.done("case.submit", "case:" + draft.id()).onCase(null, matter.code()).of(draft.applicant()));
        return new CaseReceipt(number, file.identity.queryCode(), work.now, file.identity.matter(), file.identity.applicantName(), counts, nextStep(file.state),
                file.state == CaseState.SUBMITTED || file.state == CaseState.RECEIVED ? noticeDue : null,
                file.documents.stream().map(DocumentRow::ref).toList(), file.state.shown());
    }

    private CaseWork work(Actor actor, DraftRow draft, PublishedMatter matter, String signedName) {
        MatterDefinition definition = matter.definition();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, CaseFiles.ZONE);
        CaseFile.Identity identity = new CaseFile.Identity(draft.id(), "", numbers.queryCode(), matter.code(), matter.version(), definition.catalogCode().value(), definition.slug(),
                definition.taskName(), definition.projectType(), matter.implementation().organ(), matter.implementation().organName(), matter.implementation().duty(),
                matter.implementation().region(), definition.confidentiality(), draft.channel(), draft.applicant(), draft.applicantKind().name(), draft.applicantName(), draft.known(), draft.person(),
                draft.personName(), draft.capacity(), draft.agent(), draft.clerk(), now, draft.commitment(), signedName);
        CaseCourse course = new CaseCourse(today);
        Set<String> asked = completeness.situation(definition, views.application(draft)).materials().stream().map(MaterialGuide::code).collect(Collectors.toSet());
        Map<String, List<FileRef>> materials = new LinkedHashMap<>(draft.materials());
        materials.keySet().retainAll(asked);
        materials.values().removeIf(List::isEmpty);
        course.deferred = new ArrayList<>(draft.deferred().stream().filter(asked::contains).filter(code -> !materials.containsKey(code)).toList());
        ObjectNode form = completeness.settled(definition, draft.form(), draft.answers());
        CaseFile file = new CaseFile(identity, course, CaseState.DRAFT, now, 0, form, draft.answers(), materials, draft.delivery(), List.of(), List.of(), List.of());
        return new CaseWork(file, matter, matters.flow(matter), actor, now);
    }

    private static Map<String, Object> receipt(CaseFile file, List<CaseReceipt.MaterialCount> counts, @Nullable LocalDate noticeDue) {
        CaseFile.Identity identity = file.identity;
        String way = identity.clerk() == null ? "附件上传" : "窗口收取";
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("receivedOn", file.course.receivedOn);
        facts.put("channel", identity.clerk() == null ? "政务服务网" : "综合窗口");
        facts.put("materials", counts.stream().map(one -> Map.of("name", one.name(), "count", one.count(), "way", way)).toList());
        facts.put("noticeDueOn", noticeDue);
        facts.put("applicantId", identity.known().idMasked());
        facts.put("agentName", identity.agent() == null ? null : identity.agent().name());
        facts.put("clerkName", identity.clerk() == null ? null : identity.clerk().name());
        facts.values().removeIf(Objects::isNull);
        return facts;
    }

    private List<CaseReceipt.MaterialCount> counts(DraftRow draft, PublishedMatter matter) {
        return views.materials(draft, matter).stream().map(material -> new CaseReceipt.MaterialCount(material.name(), material.files().size())).toList();
    }

    static Text nextStep(CaseState state) {
        return switch (state) {
            case SUBMITTED, RECEIVED -> new Text("工作人员将核对材料；材料不齐的，会一次告知。", "An official checks the papers; if something is missing you are told once, completely.");
            case ACCEPTED, HANDLING, SPECIAL_PROCEDURE -> new Text("已受理，正在办理。", "Accepted; it is being handled.");
            case DECIDED_GRANTED, RESULT_ISSUED -> new Text("已准予，请等待领取结果。", "Granted; the result is being made.");
            case DECIDED_REFUSED -> new Text("已作出不予决定，请查看理由和救济途径。", "Refused; please read the reasons and how to challenge them.");
            case CORRECTION -> new Text("请补正材料。", "Please correct the application.");
            case DRAFT, NOT_ACCEPTED, DELIVERED, CLOSED, RATED, ARCHIVED, WITHDRAWN, LAPSED, TRANSFERRED -> new Text("办理已结束。", "The handling has ended.");
        };
    }
}
