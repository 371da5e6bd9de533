package luoshu.data.objections.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.contracts.ActiveContracts;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.ContractState;
import luoshu.data.contracts.Masking;
import luoshu.data.gateway.PlatformAnswer;
import luoshu.data.gateway.PlatformCalls;
import luoshu.data.gateway.PlatformQuestion;
import luoshu.data.gateway.ServiceOperation;
import luoshu.data.objections.ObjectionView.AskedAgain;
import luoshu.data.prefill.PrefillParameter;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.Enterprise;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the source of a datum again, as it was asked before, and keeps what it answered with its receipt. */
@Component
class SourceQuestions {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PERSON = "数据异议核校（平台）";
    private final PlatformCalls calls;
    private final ActiveContracts contracts;
    private final Parties parties;
    private final JdbcClient jdbc;
    private final Clock clock;

    SourceQuestions(PlatformCalls calls, ActiveContracts contracts, Parties parties, JdbcClient jdbc, Clock clock) {
        this.calls = calls;
        this.contracts = contracts;
        this.parties = parties;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The contract is in force, gives the field as it is, and its operation is there. */
    boolean askable(ObjectionFile file) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), DefaultObjections.CHINA);
        Optional<Contract> contract = file.contract() == null || file.path() == null ? Optional.empty() : contracts.find(file.contract());
        return contract.filter(one -> one.state() == ContractState.ACTIVE && one.within(today) && one.item(file.datum().field()).filter(item -> item.masking() == Masking.PLAIN).isPresent()).isPresent()
                && operation(file).isPresent();
    }

    private Optional<ServiceOperation> operation(ObjectionFile file) {
        return calls.operations(String.valueOf(file.contract())).stream().filter(one -> one.method().equals("GET") && one.path().equals(file.path())).findFirst();
    }

    /** In a transaction: who is asked about is read, which is audited. Empty: it is not known by what they are asked for. */
    Optional<PlatformQuestion> question(ObjectionFile file) {
        String path = String.valueOf(file.path());
        List<String> query = new ArrayList<>();
        for (PrefillParameter parameter : file.parameters()) {
            Optional<String> value = value(file.datum().subject(), parameter.from()).map(SourceQuestions::encoded);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            if (path.contains("{" + parameter.name() + "}")) {
                path = path.replace("{" + parameter.name() + "}", value.get());
            } else {
                query.add(encoded(parameter.name()) + "=" + value.get());
            }
        }
        return Optional.of(new PlatformQuestion(String.valueOf(file.contract()), path, query.isEmpty() ? null : String.join("&", query), PERSON, file.matter(), file.number(), "数据异议 " + file.number() + " 核校",
                List.of(file.datum().field())));
    }

    private Optional<String> value(UUID subject, PrefillParameter.From from) {
        PartyId party = new PartyId(subject);
        return switch (from) {
            case ID_NUMBER -> Optional.ofNullable(parties.citizenIds(List.of(party), "数据异议核校").get(party)).map(CitizenId::value);
            case CREDIT_CODE -> parties.find(party).filter(Enterprise.class::isInstance).map(Enterprise.class::cast).map(one -> one.creditCode().value());
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    PlatformAnswer ask(PlatformQuestion question) {
        return calls.ask(question);
    }

    void keep(ObjectionFile file, PlatformAnswer answer, String by) {
        Read read = answer.ok() ? read(answer.body(), operation(file).map(ServiceOperation::rows).orElse(""), file.datum().field()) : new Read(answer.code(), Optional.empty());
        jdbc.sql("insert into objections.asked (objection, at, by_name, code, value, question, answer, receipt) values (:objection, :at, :by, :code, :value, :question, :answer, :receipt)").param("objection", file.id())
                .param("at", Timestamp.from(answer.at())).param("by", by).param("code", read.code()).param("value", read.value().orElse(null)).param("question", answer.question())
                .param("answer", answer.ok() ? answer.body() : null).param("receipt", answer.receipt()).update();
    }

    private record Read(String code, Optional<String> value) {
    }

    private static Read read(byte[] body, String rows, String field) {
        JsonNode found;
        try {
            JsonNode root = JSON.readTree(new String(body, StandardCharsets.UTF_8));
            found = rows.isEmpty() ? root : root.at(rows);
        } catch (JacksonException garbled) {
            return new Read("no-row", Optional.empty());
        }
        if (found.isArray() && found.size() > 1) {
            return new Read("several-rows", Optional.empty());
        }
        JsonNode row = found.isArray() ? found.path(0) : found;
        if (!row.isObject()) {
            return new Read("no-row", Optional.empty());
        }
        JsonNode value = row.path(field);
        return value.isValueNode() && !value.isNull() && !value.asString("").isBlank() ? new Read("ok", Optional.of(value.asString().strip())) : new Read("no-value", Optional.empty());
    }

    /** Oldest first. */
    List<AskedAgain> list(ObjectionFile file) {
        return jdbc.sql("select at, by_name, code, value, answer, receipt from objections.asked where objection = :objection order by id limit 200").param("objection", file.id()).query((row, _) -> {
            String receipt = row.getString("receipt");
            byte[] answer = row.getBytes("answer");
            String value = row.getString("value");
            String use = receipt == null ? null : receipt.lines().filter(line -> line.startsWith("use ")).map(line -> line.substring(4)).findFirst().orElse(null);
            return new AskedAgain(row.getTimestamp("at").toInstant(), row.getString("by_name"), row.getString("code"), value, value != null && !value.equals(file.stated()), use,
                    receipt != null && answer != null && calls.holds(receipt, answer));
        }).list();
    }

    /** Whether the source, when it was asked last, answered this. */
    boolean shows(ObjectionFile file, String value) {
        return jdbc.sql("select coalesce((select a.value = :value from objections.asked a where a.objection = :objection order by a.id desc limit 1), false)").param("value", value).param("objection", file.id())
                .query(Boolean.class).single();
    }
}
