package luoshu.data.gateway.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import luoshu.data.catalog.ShareMode;
import luoshu.data.contracts.ActiveContracts;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.ContractItem;
import luoshu.data.contracts.Masking;
import luoshu.data.gateway.CallFault;
import luoshu.data.gateway.Environment;
import luoshu.data.gateway.OperationParameter;
import org.springframework.stereotype.Component;

/** Whose question it is, under which contract, to which operation. Nothing is looked at before the signature is. */
@Component
class Understanding {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private final Registry registry;
    private final Askers askers;
    private final ActiveContracts contracts;
    private final Subjects subjects;
    private final Pace pace;
    private final Clock clock;

    Understanding(Registry registry, Askers askers, ActiveContracts contracts, Subjects subjects, Pace pace, Clock clock) {
        this.registry = registry;
        this.askers = askers;
        this.contracts = contracts;
        this.subjects = subjects;
        this.pace = pace;
        this.clock = clock;
    }

    /** Whether {@link #of} says what it says soon and without a statement. */
    boolean atHand(Question question) {
        String session = question.session();
        return session != null && contracts.atHand(question.contract()).filter(contract -> registry.atHand(question.key(), session, contract.resource())).isPresent();
    }

    /** @throws Refusal whatever is wrong with it */
    Understood of(Question question) {
        Instant now = clock.instant();
        Registry.Key key = askers.of(question);
        Contract contract = contract(question, key, now);
        return matched(question, key, contract, now);
    }

    /** Contracts of others do not exist. */
    private Contract contract(Question question, Registry.Key key, Instant now) {
        Contract contract = contracts.find(question.contract()).filter(one -> one.asker().equals(key.held().system().organ()))
                .orElseThrow(() -> Refusal.request(404, "unknown-contract", "no such contract"));
        LocalDate today = LocalDate.ofInstant(now, CHINA);
        switch (contract.state()) {
            case ACTIVE -> { }
            case DRAFT -> throw Refusal.request(403, "contract-not-active", "the contract is not in use yet");
            case SUSPENDED -> throw Refusal.request(403, "contract-suspended", "the contract is suspended", "reason", String.valueOf(contract.reason()));
            case ENDED -> throw Refusal.request(403, "contract-ended", "the contract has ended", "reason", String.valueOf(contract.reason()));
        }
        if (!contract.within(today)) {
            throw Refusal.request(403, today.isBefore(contract.terms().from()) ? "contract-not-begun" : "contract-expired", "the contract is for another time");
        }
        if (contract.terms().mode() != ShareMode.API) {
            throw Refusal.request(403, "contract-mode", "the contract gives the data in another way");
        }
        if (!contract.terms().matters().isEmpty()) {
            if (question.matter() == null || !contract.terms().matters().contains(question.matter())) {
                throw Refusal.request(403, "matter-not-agreed", "luoshu-matter must be one of the contract", "matters", String.join(",", contract.terms().matters()));
            }
            if (question.caseNumber() == null) {
                throw Refusal.request(403, "case-required", "luoshu-case must name the case it is asked for");
            }
        }
        return contract;
    }

    private Understood matched(Question question, Registry.Key key, Contract contract, Instant now) {
        boolean test = key.held().system().environment() == Environment.TEST;
        for (Registry.Route route : registry.routes(contract.resource())) {
            Optional<Map<String, String>> variables = route.match(question.method(), question.path());
            if (variables.isEmpty() || !route.service().organ().equals(contract.provider())) {
                continue;
            }
            String base = test ? route.service().testUrl() : route.service().baseUrl();
            if (base == null) {
                throw noTest();
            }
            route.service().maintained(now).ifPresent(notice -> {
                throw new Refusal(503, "provider-maintenance", CallFault.PROVIDER, "the service is maintained", Math.toIntExact(Math.min(3_600, Duration.between(now, notice.until()).toSeconds() + 1)),
                        Map.of("notice", notice.text(), "until", notice.until().toString()));
            });
            Map<String, String> values = parameters(question, route, variables.get());
            String person = route.operation().subject() == null ? null : values.get(route.operation().subject());
            Understood understood = new Understood(key, contract, route, items(question, contract), person == null ? null : subjects.pseudonym(person), base);
            pace.refuseOver(contract, now);
            return understood;
        }
        throw Refusal.request(404, "unknown-operation", "no service gives the resource of the contract at this address");
    }

    static Refusal noTest() {
        return Refusal.request(409, "no-test-address", "the service has no address for systems under test");
    }

    private static Map<String, String> parameters(Question question, Registry.Route route, Map<String, String> variables) {
        Map<String, String> sent = question.parameters();
        int known = 0;
        for (OperationParameter one : route.operation().parameters()) {
            if (one.in().equals("query") && sent.containsKey(one.name())) {
                known++;
            } else if (one.in().equals("query") && one.required()) {
                throw Refusal.request(422, "missing-parameter", "the operation needs this parameter", "parameter", one.name());
            }
        }
        if (known < sent.size()) {
            throw unknown(sent, route);
        }
        Map<String, String> all = new HashMap<>(sent);
        all.putAll(variables);
        return all;
    }

    private static Refusal unknown(Map<String, String> sent, Registry.Route route) {
        Set<String> known = route.operation().parameters().stream().filter(one -> one.in().equals("query")).map(OperationParameter::name).collect(Collectors.toSet());
        return Refusal.request(422, "unknown-parameter", "the operation has no such parameter", "parameter", sent.keySet().stream().filter(name -> !known.contains(name)).findFirst().orElse(""));
    }

    private static List<ContractItem> items(Question question, Contract contract) {
        if (question.fields().isEmpty()) {
            return contract.items().stream().filter(item -> item.masking() != Masking.OMITTED).toList();
        }
        List<ContractItem> items = new ArrayList<>();
        for (String field : question.fields()) {
            items.add(contract.item(field).filter(item -> item.masking() != Masking.OMITTED)
                    .orElseThrow(() -> Refusal.request(403, "field-not-agreed", "the contract does not give this field", "field", field)));
        }
        return items;
    }
}
