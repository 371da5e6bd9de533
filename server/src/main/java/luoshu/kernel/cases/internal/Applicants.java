package luoshu.kernel.cases.internal;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.PrefillSource;
import luoshu.kernel.matters.ApplicantKind;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.parties.Enterprise;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.Party;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.parties.PartyKind;
import luoshu.kernel.parties.Person;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Who applies: whether they may, as what kind of party, and what is known of them already. */
@Component
class Applicants {

    private final Parties parties;
    private final List<PrefillSource> prefills;

    Applicants(Parties parties, List<PrefillSource> prefills) {
        this.parties = parties;
        this.prefills = prefills;
    }

    ApplicantKind kind(Actor.Applicant actor) {
        if (actor.capacity() == Actor.CapacityKind.SELF || actor.capacity() == Actor.CapacityKind.AGENT) {
            return ApplicantKind.person;
        }
        return kind(actor.applicantId());
    }

    ApplicantKind kind(UUID party) {
        return switch (parties.find(new PartyId(party)).map(Party::kind).orElse(PartyKind.PERSON)) {
            case PERSON -> ApplicantKind.person;
            case ENTERPRISE -> ApplicantKind.enterprise;
            case ORGANISATION -> ApplicantKind.organisation;
        };
    }

    void refuseUnless(Actor.Applicant actor, PublishedMatter matter) {
        if (actor.realNameLevel() < matter.definition().realNameLevel()) {
            throw new Refused(Problem.Kind.NOT_PERMITTED, "real-name-level", "this matter needs a higher real-name level",
                    Map.of("needed", matter.definition().realNameLevel(), "have", actor.realNameLevel()));
        }
        if (!covers(actor, matter.code())) {
            throw new Refused(Problem.Kind.NOT_PERMITTED, "outside-authorisation", "the authorisation does not cover this matter");
        }
    }

    /** Is the matter within what the authorisation covers? Empty scope: everything. */
    boolean covers(Actor.Applicant actor, String matterCode) {
        return actor.scope().isEmpty() || matterCode.length() == 33 && actor.scope().contains(matterCode.substring(19, 31));
    }

    /** Values of fields that name a {@code prefill} key somebody knows. */
    JsonNode prefilled(UUID applicant, UUID person, PublishedMatter matter) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        for (PrefillSource source : prefills) {
            Map<String, String> known = source.prefill(applicant, person, matter);
            for (JsonNode group : matter.definition().form().layout()) {
                for (JsonNode field : group.path("fields")) {
                    String value = known.get(field.path("prefill").asString(""));
                    String pointer = field.path("pointer").asString("");
                    if (value != null && suits(field, value) && pointer.indexOf('/', 1) < 0 && pointer.length() > 1 && !form.has(pointer.substring(1))) {
                        form.put(pointer.substring(1), value);
                    }
                }
            }
        }
        return form;
    }

    /** A person's citizen number is no credit code, and the reverse. */
    private static boolean suits(JsonNode field, String value) {
        return switch (field.path("widget").asString("")) {
            case "creditCode" -> CreditCode.isValid(value);
            case "citizenId" -> CitizenId.isValid(value);
            default -> true;
        };
    }

    /** Fields marked {@code readOnly} hold what the verified identity says, whatever was sent. */
    JsonNode locked(UUID applicant, UUID person, PublishedMatter matter, JsonNode form) {
        if (!(form instanceof ObjectNode sent) || !matter.definition().form().layout().toString().contains("\"readOnly\":true")) {
            return form;
        }
        ObjectNode known = (ObjectNode) prefilled(applicant, person, matter);
        ObjectNode locked = sent.deepCopy();
        for (JsonNode group : matter.definition().form().layout()) {
            for (JsonNode field : group.path("fields")) {
                String name = field.path("pointer").asString("/").substring(1);
                if (field.path("readOnly").asBoolean(false) && known.has(name)) {
                    locked.set(name, known.get(name));
                }
            }
        }
        return locked;
    }

    /** Masked, for officials. */
    record Known(@Nullable String idMasked, @Nullable String mobileMasked, @Nullable String legalRepresentative) {
    }

    Known known(UUID party) {
        return parties.find(new PartyId(party)).map(found -> switch (found) {
            case Person person -> new Known(blankless(person.idMasked()), person.mobileMasked(), null);
            case Enterprise enterprise -> new Known(blankless(enterprise.idMasked()), null, enterprise.legalRepresentativeName());
        }).orElse(new Known(null, null, null));
    }

    private static @Nullable String blankless(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
