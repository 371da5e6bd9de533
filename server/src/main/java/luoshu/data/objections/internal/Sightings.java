package luoshu.data.objections.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.contracts.ActiveContracts;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.ContractItem;
import luoshu.data.gateway.DataReceivers;
import luoshu.data.gateway.OperationParameter;
import luoshu.data.gateway.PlatformCalls;
import luoshu.data.gateway.ServiceOperation;
import luoshu.data.objections.Datum;
import luoshu.data.objections.NewObjection;
import luoshu.data.objections.ObjectionOrigin;
import luoshu.data.prefill.FilledField;
import luoshu.data.prefill.FilledFields;
import luoshu.data.prefill.PrefillParameter;
import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.CaseParties;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.cases.Draft;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.certificates.Certificate;
import luoshu.trust.certificates.CertificateField;
import luoshu.trust.certificates.CertificateReach;
import luoshu.trust.certificates.Certificates;
import org.springframework.stereotype.Component;

/** From the place where somebody saw a value back to the datum it is. What is not theirs to see does not exist. */
@Component
class Sightings {

    private final FilledFields filled;
    private final DataReceivers receivers;
    private final PlatformCalls calls;
    private final ActiveContracts contracts;
    private final Certificates certificates;
    private final CertificateReach faces;
    private final Cases cases;
    private final Parties parties;

    Sightings(FilledFields filled, DataReceivers receivers, PlatformCalls calls, ActiveContracts contracts, Certificates certificates, CertificateReach faces, Cases cases, Parties parties) {
        this.filled = filled;
        this.receivers = receivers;
        this.calls = calls;
        this.contracts = contracts;
        this.certificates = certificates;
        this.faces = faces;
        this.cases = cases;
        this.parties = parties;
    }

    Seen ofApplicant(Actor.Applicant actor, NewObjection wish) {
        return switch (wish.origin()) {
            case PREFILL -> application(actor, wish);
            case USE -> use(actor, wish);
            case CERTIFICATE -> certificate(actor, wish);
            case CASE -> throw new NotFound("case");
        };
    }

    private Seen application(Actor.Applicant actor, NewObjection wish) {
        Draft draft = cases.getDraft(actor, id(wish.ref()));
        FilledField field = at(filled.ofApplication(draft.id()), wish.field()).orElseThrow(() -> new NotFound("prefilled field"));
        return seen(field, new Whose(actor.applicantId(), actor.applicantName()), ObjectionOrigin.PREFILL, wish, "申请：" + draft.matter().name().zh(), text(field));
    }

    private Seen certificate(Actor.Applicant actor, NewObjection wish) {
        Certificate certificate = certificates.getOf(actor, id(wish.ref()));
        CertificateField shown = certificate.fields().stream().filter(one -> one.name().equals(wish.field())).findFirst().orElseThrow(() -> new NotFound("field"));
        Optional<FilledField> field = faces.pointer(certificate.type(), shown.name()).filter(_ -> certificate.origin() != null).flatMap(pointer -> at(filled.ofApplication(certificate.origin().caseId()), pointer));
        return seen(field.orElseThrow(() -> new Refused(Problem.Kind.CONFLICT, "objection-not-shared", "no shared data stand behind this field; its issuer mends it", Map.of("organ", certificate.issuer().name()))),
                new Whose(actor.applicantId(), actor.applicantName()), ObjectionOrigin.CERTIFICATE, wish, certificate.typeName().zh() + " " + certificate.number(), shown.value());
    }

    private Seen use(Actor.Applicant actor, NewObjection wish) {
        PartyId person = new PartyId(actor.personId());
        CitizenId number = Optional.ofNullable(actor.capacity() == Actor.CapacityKind.SELF ? parties.citizenIds(List.of(person), "数据异议").get(person) : null).orElseThrow(() -> new NotFound("use"));
        DataReceivers.ReceivedUse use = receivers.find(id(wish.ref()), number).orElseThrow(() -> new NotFound("use"));
        Contract contract = contracts.find(use.contract()).orElseThrow(() -> new NotFound("use"));
        ContractItem item = contract.items().stream().filter(one -> use.fields().contains(one.field()) && (one.name().equals(wish.field()) || one.field().equals(wish.field()))).findFirst()
                .orElseThrow(() -> new NotFound("item"));
        List<PrefillParameter> parameters = calls.operations(use.contract()).stream().filter(one -> one.method().equals("GET") && one.path().equals(use.path()) && bySubject(one)).findFirst()
                .map(one -> List.of(new PrefillParameter(String.valueOf(one.subject()), PrefillParameter.From.ID_NUMBER))).orElse(List.of());
        return new Seen(new Datum(actor.applicantId(), use.resource(), item.field(), item.name()), actor.applicantName(), ObjectionOrigin.USE, wish.ref(), wish.field(), contract.askerName() + " 使用本人数据",
                contract.resourceName(), contract.provider(), use.contract(), parameters.isEmpty() ? null : use.path(), parameters, use.matter(), "");
    }

    /** Nothing but the person needs to be said. */
    private static boolean bySubject(ServiceOperation operation) {
        return operation.subject() != null && operation.parameters().stream().filter(OperationParameter::required).allMatch(one -> one.name().equals(operation.subject()));
    }

    /** Of a case the official of this request may read. */
    Seen ofCase(NewObjection wish) {
        CaseParties of = cases.getParties(wish.ref());
        FilledField field = at(filled.ofApplication(of.id()), wish.field()).orElseThrow(() -> new NotFound("prefilled field"));
        return seen(field, new Whose(of.applicant(), of.applicantName()), ObjectionOrigin.CASE, wish, "办件 " + of.number(), text(field));
    }

    private record Whose(UUID party, String name) {
    }

    private Seen seen(FilledField field, Whose whose, ObjectionOrigin origin, NewObjection wish, String title, String stated) {
        Contract contract = contracts.find(field.contract()).orElseThrow(() -> new NotFound("contract"));
        String item = contract.item(field.field()).map(ContractItem::name).orElse(field.field());
        return new Seen(new Datum(whose.party(), field.resource(), field.field(), item), whose.name(), origin, wish.ref(), wish.field(), title, contract.resourceName(), contract.provider(), field.contract(), field.path(),
                field.parameters(), field.matter(), stated);
    }

    private static Optional<FilledField> at(List<FilledField> fields, String pointer) {
        return fields.stream().filter(one -> one.pointer().equals(pointer)).findFirst();
    }

    static String text(FilledField field) {
        return field.value().isString() ? field.value().asString() : field.value().toString();
    }

    private static UUID id(String ref) {
        try {
            return UUID.fromString(ref);
        } catch (IllegalArgumentException other) {
            throw new NotFound("origin");
        }
    }
}
