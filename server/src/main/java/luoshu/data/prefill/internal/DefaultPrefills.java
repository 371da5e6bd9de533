package luoshu.data.prefill.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.contracts.ActiveContracts;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.ContractItem;
import luoshu.data.gateway.PlatformAnswer;
import luoshu.data.gateway.PlatformCalls;
import luoshu.data.gateway.PlatformQuestion;
import luoshu.data.gateway.ServiceOperation;
import luoshu.data.prefill.PrefillField;
import luoshu.data.prefill.PrefillOffer;
import luoshu.data.prefill.PrefillParameter;
import luoshu.data.prefill.PrefillProof;
import luoshu.data.prefill.PrefillRule;
import luoshu.data.prefill.Prefills;
import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.cases.CaseParties;
import luoshu.kernel.cases.CaseRecord;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.cases.Draft;
import luoshu.kernel.forms.FormDefinition;
import luoshu.kernel.matters.Matters;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.Enterprise;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.texts.Text;
import luoshu.trust.signing.Sm3;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

@Component
class DefaultPrefills implements Prefills {

    private static final int MOST_CALLS = 5;
    private static final String PERSON = "申请人（平台预填）";
    private final RuleQueries rules;
    private final RuleBounds bounds;
    private final FillQueries fills;
    private final AnsweredValues values;
    private final PlatformCalls calls;
    private final ActiveContracts contracts;
    private final Cases cases;
    private final Matters matters;
    private final Parties parties;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DefaultPrefills(RuleQueries rules, RuleBounds bounds, FillQueries fills, AnsweredValues values, PlatformCalls calls, ActiveContracts contracts, Cases cases, Matters matters, Parties parties, Audit audit,
                    TransactionTemplate transaction, Clock clock) {
        this.rules = rules;
        this.bounds = bounds;
        this.fills = fills;
        this.values = values;
        this.calls = calls;
        this.contracts = contracts;
        this.cases = cases;
        this.matters = matters;
        this.parties = parties;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A rule that counts for a draft, and what it asks with. */
    private record Usable(PrefillRule rule, Contract contract, PublishedMatter matter, Draft draft, Map<String, String> parameters) {
    }

    @Override
    @Transactional
    public List<PrefillOffer> offers(Actor.Applicant actor, UUID draft) {
        return usable(actor, draft).stream().map(one -> offer(one, null)).toList();
    }

    private List<Usable> usable(Actor.Applicant actor, UUID id) {
        Draft draft = cases.getDraft(actor, id);
        PublishedMatter matter = matters.getPinned(draft.matter().code(), draft.matter().version());
        List<RuleFile> files = rules.ofMatter(matter.definition().catalogCode().value());
        if (files.isEmpty()) {
            return List.of();
        }
        Map<PrefillParameter.From, String> known = known(actor);
        List<Usable> usable = new ArrayList<>();
        for (RuleFile file : files) {
            PrefillRule rule = file.rule();
            Optional<Contract> contract = contracts.find(rule.contract()).filter(bounds::inForce);
            if (contract.isPresent() && RuleBounds.covers(rule.organ(), file.duty(), file.region(), matter) && rule.parameters().stream().allMatch(one -> known.containsKey(one.from()))) {
                Map<String, String> parameters = new LinkedHashMap<>();
                rule.parameters().forEach(one -> parameters.put(one.name(), known.get(one.from())));
                usable.add(new Usable(rule, contract.get(), matter, draft, parameters));
            }
        }
        return usable;
    }

    /** Of who agrees for themselves only: who acts for another does not agree to questions about them. */
    private Map<PrefillParameter.From, String> known(Actor.Applicant actor) {
        return switch (actor.capacity()) {
            case SELF -> {
                CitizenId number = parties.details(new PartyId(actor.applicantId()), "数据预填").idNumber();
                yield number == null ? Map.of() : Map.of(PrefillParameter.From.ID_NUMBER, number.value());
            }
            case LEGAL_REPRESENTATIVE -> parties.find(new PartyId(actor.applicantId())).filter(Enterprise.class::isInstance).map(Enterprise.class::cast)
                    .map(one -> Map.of(PrefillParameter.From.CREDIT_CODE, one.creditCode().value())).orElse(Map.of());
            case HANDLER, AGENT, ORGAN -> Map.of();
        };
    }

    private Usable usable(Actor.Applicant actor, UUID draft, UUID rule) {
        return usable(actor, draft).stream().filter(one -> one.rule().id().equals(rule)).findFirst().orElseThrow(() -> new NotFound("prefill rule"));
    }

    private PrefillOffer offer(Usable one, @Nullable String faultSeen) {
        Optional<Filled> filled = fills.find(one.draft().id(), one.rule().id());
        PrefillOffer.State state = filled.isPresent() ? PrefillOffer.State.FILLED : fills.agreed(one.draft().id(), one.rule().id()) ? PrefillOffer.State.AGREED : PrefillOffer.State.OFFERED;
        Map<String, JsonNode> known = new LinkedHashMap<>();
        filled.ifPresent(row -> row.values().forEach(value -> known.put(value.pointer(), value.value())));
        List<PrefillOffer.OfferedField> fields = one.rule().fields().stream().map(field -> new PrefillOffer.OfferedField(field.pointer(), label(one.matter().definition().form(), field.pointer()),
                one.contract().item(field.field()).map(ContractItem::name).orElse(field.field()), field.editable(), known.get(field.pointer()))).toList();
        return new PrefillOffer(one.rule().id(), one.contract().providerName(), one.contract().resourceName(), one.contract().askerName(), one.contract().terms().purpose(), one.contract().terms().ground(), state, fields,
                filled.map(Filled::at).orElse(null), faultSeen);
    }

    private static Text label(FormDefinition form, String pointer) {
        JsonNode label = RuleBounds.field(form, pointer).path("label");
        return new Text(label.path("zh").asString(pointer), label.path("en").asString(pointer));
    }

    @Override
    @Transactional
    public PrefillOffer agree(Actor.Applicant actor, UUID draft, UUID rule) {
        Usable one = usable(actor, draft, rule);
        fills.agree(draft, rule, actor, clock.instant());
        audit.record(Act.done("prefill.agree", "draft:" + draft).onCase(null, one.matter().code()).of(actor.applicantId()).with(Map.of("rule", rule.toString(), "contract", one.contract().number())));
        return offer(one, null);
    }

    @Override
    @Transactional
    public PrefillOffer withdraw(Actor.Applicant actor, UUID draft, UUID rule) {
        Usable one = usable(actor, draft, rule);
        if (fills.withdraw(draft, rule, clock.instant())) {
            fills.release(draft, rule, clock.instant());
            audit.record(Act.done("prefill.withdraw-consent", "draft:" + draft).onCase(null, one.matter().code()).of(actor.applicantId()).with(Map.of("rule", rule.toString())));
        }
        return offer(one, null);
    }

    @Override
    public PrefillOffer fill(Actor.Applicant actor, UUID draft, UUID rule) {
        Usable one = transaction.execute(_ -> mayAsk(actor, draft, rule));
        if (fills.find(draft, rule).isPresent()) {
            return offer(one, null);
        }
        PlatformAnswer answer = calls.ask(question(one));
        return transaction.execute(_ -> answered(actor, one, answer));
    }

    private Usable mayAsk(Actor.Applicant actor, UUID draft, UUID rule) {
        Usable one = usable(actor, draft, rule);
        if (!fills.agreed(draft, rule)) {
            throw new Refused(Problem.Kind.CONFLICT, "prefill-no-consent", "the applicant has not agreed to this");
        }
        if (fills.find(draft, rule).isEmpty() && !fills.attempt(draft, rule, MOST_CALLS)) {
            throw new Refused(Problem.Kind.CONFLICT, "prefill-too-often", "asked " + MOST_CALLS + " times for this application", Map.of("limit", MOST_CALLS));
        }
        return one;
    }

    private static PlatformQuestion question(Usable one) {
        String path = one.rule().path();
        List<String> query = new ArrayList<>();
        for (Map.Entry<String, String> parameter : one.parameters().entrySet()) {
            String value = URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8).replace("+", "%20");
            if (path.contains("{" + parameter.getKey() + "}")) {
                path = path.replace("{" + parameter.getKey() + "}", value);
            } else {
                query.add(URLEncoder.encode(parameter.getKey(), StandardCharsets.UTF_8).replace("+", "%20") + "=" + value);
            }
        }
        return new PlatformQuestion(one.contract().number(), path, query.isEmpty() ? null : String.join("&", query), PERSON, one.matter().definition().catalogCode().value(), one.draft().id().toString(),
                "申请“" + one.matter().definition().taskName().zh() + "”预填", one.rule().fields().stream().map(PrefillField::field).distinct().toList());
    }

    /** Nothing of an answer is kept that comes after the consent was withdrawn or the application was handed in. */
    private PrefillOffer answered(Actor.Applicant actor, Usable asked, PlatformAnswer answer) {
        UUID rule = asked.rule().id();
        Draft draft = cases.getDraft(actor, asked.draft().id());
        String fault = answer.ok() ? null : answer.code();
        if (fault == null && fills.lockAgreed(draft.id(), rule)) {
            String rows = calls.operations(asked.contract().number()).stream().filter(one -> one.method().equals("GET") && one.path().equals(asked.rule().path())).map(ServiceOperation::rows).findFirst().orElse("");
            AnsweredValues.Row row = AnsweredValues.row(answer.body(), rows);
            List<Filled.Value> found = row.row().map(one -> values.of(one, asked.rule().fields(), asked.matter().definition().form(), draft.form() == null ? NullNode.getInstance() : draft.form(),
                    draft.answers())).orElse(List.of());
            fault = row.row().isEmpty() ? row.code() : found.isEmpty() ? "no-value" : null;
            if (fault == null && answer.question() != null && answer.receipt() != null) {
                cases.markFilled(draft.id());
                fills.insert(new Filled(UUID.randomUUID(), draft.id(), rule, asked.contract().number(), asked.contract().providerName(), asked.contract().resourceName(), answer.at(), answer.question(), answer.body(),
                        answer.receipt(), found));
                audit.record(Act.done("prefill.fill", "draft:" + draft.id()).onCase(null, asked.matter().code()).of(actor.applicantId()).with(Map.of("rule", rule.toString(), "contract", asked.contract().number())));
            }
        }
        rules.tried(rule, fault, clock.instant());
        return offer(asked, fault);
    }

    @Override
    @Transactional
    public List<PrefillProof> ofCase(String caseNumber) {
        UUID id = cases.getParties(caseNumber).id();
        List<Filled> filled = fills.list(id);
        if (filled.isEmpty()) {
            return List.of();
        }
        CaseRecord record = cases.getRecord(id);
        return filled.stream().map(one -> proof(one, record, false)).toList();
    }

    @Override
    @Transactional
    public PrefillProof proof(String caseNumber, UUID id) {
        CaseParties of = cases.getParties(caseNumber);
        Filled filled = fills.list(of.id()).stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(() -> new NotFound("proof"));
        audit.record(Act.read("prefill.proof", "prefill:" + id, of.applicant()).onCase(caseNumber, null));
        return proof(filled, cases.getRecord(of.id()), true);
    }

    private PrefillProof proof(Filled one, CaseRecord record, boolean whole) {
        FormDefinition form = record.matter().definition().form();
        List<PrefillProof.ProvenField> fields = one.values().stream()
                .map(value -> new PrefillProof.ProvenField(value.pointer(), label(form, value.pointer()), value.editable(), !same(record.form().at(value.pointer()), value.value()))).toList();
        String use = one.receipt().lines().filter(line -> line.startsWith("use ")).map(line -> line.substring(4)).findFirst().orElse("");
        boolean holds = calls.holds(one.receipt(), one.answer()) && one.receipt().contains("\nquestion " + digest(one) + "\n");
        return new PrefillProof(one.id(), one.contract(), one.providerName(), one.resourceName(), one.at(), use, digest(one), fields, holds, whole ? new String(one.answer(), StandardCharsets.UTF_8) : null,
                whole ? one.receipt() : null);
    }

    private static boolean same(JsonNode now, JsonNode then) {
        return now.equals(then) || now.isNumber() && then.isNumber() && now.decimalValue().compareTo(then.decimalValue()) == 0;
    }

    private static String digest(Filled one) {
        return HexFormat.of().formatHex(Sm3.digest(one.question().getBytes(StandardCharsets.UTF_8)));
    }
}
