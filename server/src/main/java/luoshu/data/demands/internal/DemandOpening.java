package luoshu.data.demands.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.data.catalog.ResourceView;
import luoshu.data.catalog.Resources;
import luoshu.data.catalog.ShareType;
import luoshu.data.demands.DemandProposal;
import luoshu.data.demands.DemandState;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.cases.Delivery;
import luoshu.kernel.cases.Draft;
import luoshu.kernel.cases.DraftChange;
import luoshu.kernel.cases.NewDraft;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.parties.Enterprise;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.parties.PartyKind;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A demand begins: for whom, of whom, under which matter, with what is known already filled in. */
@Component
class DemandOpening {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int OWN_CODE = 18;
    private static final Delivery DIRECT = new Delivery("7", null, null, null);

    private final Resources resources;
    private final Organs organs;
    private final Parties parties;
    private final DemandMatters matters;
    private final Cases cases;
    private final Access access;
    private final JsonMapper json;
    private final Clock clock;

    DemandOpening(Resources resources, Organs organs, Parties parties, DemandMatters matters, Cases cases, Access access, JsonMapper json, Clock clock) {
        this.resources = resources;
        this.organs = organs;
        this.parties = parties;
        this.matters = matters;
        this.cases = cases;
        this.access = access;
        this.json = json;
        this.clock = clock;
    }

    /** By the official of this request, for their organ. */
    DemandFile open(UUID id) {
        Actor.Official official = access.official();
        Ready ready = ready(id, new OrganCode(official.organ()));
        return begin(ready, AskingOrgan.of(official, ready.party(), ready.asker().name()), DemandForm.begun(ready.resource(), official.name(), today(), json), List.of(official.subject()));
    }

    /** By the platform, for an organ whose officials have to look at it. */
    DemandFile propose(DemandProposal proposal) {
        Ready ready = ready(proposal.resource(), new OrganCode(proposal.asker()));
        return begin(ready, AskingOrgan.unattended(ready.party(), ready.asker().name()), DemandForm.proposed(ready.resource(), proposal, today(), json), List.of());
    }

    /** Everything that is the same for whoever begins. */
    private record Ready(ResourceView resource, ShareType type, Organ provider, Organ asker, PublishedMatter matter, UUID party) {
    }

    private Ready ready(UUID id, OrganCode askerCode) {
        ResourceView resource = resources.get(id);
        if (resource.origin() != null) {
            throw new Refused(Problem.Kind.CONFLICT, "resource-foreign", "the entry is another installation's; it is managed there", Map.of("node", resource.origin().name()));
        }
        ShareType type = resource.content().shareType();
        if (type == null || type == ShareType.NOT_SHARED) {
            throw new Refused(Problem.Kind.CONFLICT, "resource-not-shared", "the resource is not shared", ground(resource));
        }
        Organ provider = organs.get(new OrganCode(resource.organ()));
        Organ asker = organs.get(askerCode);
        if (provider.code().equals(asker.code())) {
            throw new Refused(Problem.Kind.CONFLICT, "resource-own", "nobody asks for data of their own organ");
        }
        PublishedMatter matter = matters.find(provider, type)
                .orElseThrow(() -> new Refused(Problem.Kind.CONFLICT, "resource-no-desk", "the organ of the resource takes no demands", Map.of("organ", provider.name())));
        return new Ready(resource, type, provider, asker, matter, party(asker));
    }

    private DemandFile begin(Ready ready, Actor.Applicant organ, ObjectNode form, List<String> authors) {
        ResourceView resource = ready.resource();
        Draft draft = cases.openDraft(organ, new NewDraft(ready.matter().code(), Map.of(), false));
        cases.changeDraft(organ, draft.id(), draft.version(), new DraftChange(null, form, DIRECT, null, null));
        return new DemandFile(draft.id(), resource.id(), resource.edition(), String.valueOf(resource.code()), String.valueOf(resource.content().name()), ready.type(), ready.matter().code(), side(ready.provider()),
                side(ready.asker()), ready.party(), DemandState.WRITING, 1, authors, organ.name(), organ.accountId(), null, clock.instant(), "", null, null, null, null, null);
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(CHINA));
    }

    private static Map<String, Object> ground(ResourceView resource) {
        Map<String, Object> said = new HashMap<>();
        if (resource.content().notShared() != null) {
            said.put("ground", resource.content().notShared());
        }
        return said;
    }

    private static DemandFile.Side side(Organ organ) {
        return new DemandFile.Side(organ.code().value(), organ.name(), organ.duty(), organ.region().value());
    }

    /** The organ as a party, by its credit code; a sub-office asks in the name of its organ. */
    private UUID party(Organ organ) {
        CreditCode code = new CreditCode(organ.code().value().substring(0, OWN_CODE));
        return parties.findByCreditCode(code).map(Enterprise::id).map(PartyId::value).orElseGet(() -> parties.registerAtWindow(organ.name(), code, PartyKind.ORGANISATION).partyId());
    }
}
