package luoshu.kernel.cases.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import luoshu.kernel.cases.CaseCommand;
import luoshu.kernel.cases.CaseCommandBody;
import luoshu.kernel.cases.DeliveredElsewhere;
import luoshu.kernel.cases.ResultIssuer;
import luoshu.kernel.documents.DocumentKind;
import luoshu.kernel.matters.MatterResult;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Result, delivery, end: 许可法 39, 44. */
@Component
class ClosingActs {

    private static final Set<String> DECISIONS = Set.of(DocumentKind.GRANT_DECISION.code(), DocumentKind.REFUSE_DECISION.code());
    private final CaseTasks tasks;
    private final CasePapers papers;
    private final CaseNumbers numbers;
    private final List<ResultIssuer> issuers;
    private final ResultConditions conditions;

    ClosingActs(CaseTasks tasks, CasePapers papers, CaseNumbers numbers, List<ResultIssuer> issuers, ResultConditions conditions) {
        this.tasks = tasks;
        this.papers = papers;
        this.numbers = numbers;
        this.issuers = issuers;
        this.conditions = conditions;
    }

    void issue(CaseWork work) {
        requireIssuable(work);
        issue(List.of(work));
    }

    /** @throws Refused if the case is not granted, has no result, or something must happen first */
    void requireIssuable(CaseWork work) {
        CaseTransitions.get(work.file.state, CaseCommand.ISSUE_RESULT);
        if (work.matter.definition().results().isEmpty()) {
            throw new Refused(Problem.Kind.CONFLICT, "no-result", "this matter ends without a certificate or document");
        }
        conditions.unmet(work).ifPresent(problem -> {
            throw problem;
        });
    }

    /** Results of cases that may have them, {@link #requireIssuable asked before}: numbers are drawn and certificates made together. */
    void issue(List<CaseWork> works) {
        Map<String, List<CaseWork>> byMatter = new TreeMap<>(); // series of numbers are locked in one order, whoever issues
        works.forEach(work -> byMatter.computeIfAbsent(work.matter.code() + " " + work.matter.version(), matter -> new ArrayList<>()).add(work));
        for (List<CaseWork> alike : byMatter.values()) {
            PublishedMatter matter = alike.getFirst().matter;
            matter.definition().results().forEach(result -> issue(alike, matter, result));
        }
        for (CaseWork work : works) {
            work.go(CaseCommand.ISSUE_RESULT, new CaseWork.Entry(CaseTasks.ISSUE, "制证", "issued", null,
                    Map.of("results", work.file.course.results.stream().map(result -> String.valueOf(result.number())).toList())));
            work.end(CaseTasks.ISSUE, "issued", true);
            tasks.open(work, CaseTasks.DELIVER, CasePermissions.DELIVER, List.of());
        }
    }

    private void issue(List<CaseWork> works, PublishedMatter matter, MatterResult result) {
        List<String> drawn = result.numberPattern() == null ? List.of() : numbers.results(works, result);
        List<ResultIssuer.Request> requests = new ArrayList<>();
        for (int i = 0; i < works.size(); i++) {
            CaseFile file = works.get(i).file;
            requests.add(new ResultIssuer.Request(file.identity.id(), file.identity.number(), matter, result, drawn.isEmpty() ? null : drawn.get(i), organ(file.identity),
                    file.identity.applicant(), file.identity.applicantName(), works.get(i).today, validTo(works.get(i).today, result), fields(file, matter, result)));
        }
        List<UUID> issued = issuers.stream().filter(issuer -> issuer.issues(matter, result)).findFirst().map(issuer -> issuer.issue(requests)).orElse(List.of());
        for (int i = 0; i < works.size(); i++) {
            ResultIssuer.Request request = requests.get(i);
            works.get(i).file.course.results.add(new CaseCourse.Result(result.code(), result.type(), result.name(), request.number(), works.get(i).now, request.validFrom(), request.validTo(),
                    issued.isEmpty() ? null : issued.get(i)));
        }
    }

    private static List<ResultIssuer.Field> fields(CaseFile file, PublishedMatter matter, MatterResult result) {
        return result.fields().stream()
                .map(field -> new ResultIssuer.Field(field.label(), field.from(), FaceWords.of(matter.definition().form(), field.from(), file.form.at(field.from())))).toList();
    }

    private static ResultIssuer.Organ organ(CaseFile.Identity identity) {
        return new ResultIssuer.Organ(identity.organ(), identity.organName(), identity.duty(), identity.region(), identity.confidentiality());
    }

    private static @Nullable LocalDate validTo(LocalDate from, MatterResult result) {
        MatterResult.Validity validity = result.validity();
        return validity == null ? null : from.plusYears(validity.years()).plusMonths(validity.months()).plusDays(validity.days()).minusDays(1);
    }

    void deliver(CaseWork work, CaseCommandBody body) {
        String way = work.file.delivery == null ? "6" : work.file.delivery.way();
        deliver(work, new DeliveredElsewhere(work.today, way, work.actor.name(), body.signature(), body.opinion(), Map.of()));
    }

    void deliver(CaseWork work, DeliveredElsewhere handed) {
        CaseTransitions.get(work.file.state, CaseCommand.DELIVER);
        boolean waitsForResult = work.file.findTask(CaseTasks.ISSUE).isPresent();
        if (waitsForResult) {
            throw new Refused(Problem.Kind.CONFLICT, "result-not-issued", "the result is delivered after it has been issued");
        }
        work.file.course.deliveredOn = handed.on();
        Map<String, Object> detail = new LinkedHashMap<>(handed.detail());
        detail.put("way", handed.way());
        work.go(CaseCommand.DELIVER, new CaseWork.Entry(CaseTasks.DELIVER, "送达", "delivered", handed.opinion(), detail));
        work.end(CaseTasks.DELIVER, "delivered", true);
        tasks.open(work, CaseTasks.CLOSE, CasePermissions.DELIVER, List.of());
        Map<String, Object> facts = new LinkedHashMap<>(Map.of("way", inWords(handed.way()), "deliveredOn", handed.on(), "deliveredBy", handed.by(), "items", delivered(work.file),
                "recipient", handed.recipient() == null ? work.file.identity.applicantName() : handed.recipient()));
        if (handed.recipient() != null) {
            facts.put("signedName", handed.recipient());
        }
        papers.issue(work, DocumentKind.DELIVERY_RECEIPT, facts);
    }

    private static String inWords(String way) {
        return switch (way) {
            case "4" -> "邮寄送达";
            case "7" -> "直接送达";
            default -> "窗口领取";
        };
    }

    private static List<Map<String, String>> delivered(CaseFile file) {
        Stream<Map<String, String>> decisions = file.documents.stream().filter(row -> DECISIONS.contains(row.kind()))
                .map(row -> Map.of("name", row.title().zh(), "reference", Objects.requireNonNullElse(row.number(), "")));
        Stream<Map<String, String>> results = file.course.results.stream().map(result -> Map.of("name", result.name().zh(), "reference", Objects.requireNonNullElse(result.number(), "")));
        return Stream.concat(decisions, results).toList();
    }

    void close(CaseWork work, CaseCommandBody body) {
        String result = work.file.course.results.isEmpty() ? "6" : "0";
        work.go(CaseCommand.CLOSE, new CaseWork.Entry(CaseTasks.CLOSE, "办结", "closed", body.opinion(), Map.of("result", result)));
        work.end(CaseTasks.CLOSE, "closed", true);
        work.file.closedAt = work.now;
        work.file.closingResult = result;
    }

    void followUp(CaseWork work, CaseCommandBody body) {
        if (work.file.findTask(CaseTasks.FOLLOW_UP).isEmpty()) {
            throw new Refused(Problem.Kind.CONFLICT, "nothing-to-follow-up", "no commitment of this case waits for a check");
        }
        work.go(CaseCommand.FOLLOW_UP, new CaseWork.Entry(CaseTasks.FOLLOW_UP, "承诺核查", "checked", Words.required(body.opinion(), "/opinion", "请写明核查结果"), Map.of()));
        work.file.course.followedUp = true;
        work.end(CaseTasks.FOLLOW_UP, "checked", true);
    }

    /** 转报: the case goes to another organ, outside this platform's flow. */
    void transfer(CaseWork work, CaseCommandBody body, FlowEnding flow) {
        CaseTransitions.get(work.file.state, CaseCommand.TRANSFER);
        String to = Words.required(body.to(), "/to", "请写明转报的机关");
        String reason = Words.required(body.reason(), "/reason", "请写明转报的理由");
        flow.abandon(work);
        work.go(CaseCommand.TRANSFER, new CaseWork.Entry(null, null, "transferred", reason, Map.of("to", to)));
        Ending.end(work, "4", reason);
        papers.issue(work, DocumentKind.TRANSFER_NOTICE, Map.of("to", to, "reason", reason));
    }
}
