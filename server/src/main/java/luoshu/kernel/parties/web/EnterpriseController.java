package luoshu.kernel.parties.web;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Asks;
import luoshu.kernel.parties.Capacity;
import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.parties.PartyKind;
import luoshu.kernel.parties.RealNames;
import luoshu.kernel.requests.OwnTransaction;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The enterprises and organisations a person may act for. */
@RestController
@RequestMapping("/api/portal/enterprises")
class EnterpriseController {

    private final Parties parties;
    private final RealNames realNames;
    private final Access access;

    EnterpriseController(Parties parties, RealNames realNames, Access access) {
        this.parties = parties;
        this.realNames = realNames;
        this.access = access;
    }

    @GetMapping
    List<Capacity> list() {
        return enterprises(parties.capacities(new PartyId(access.applicant().personId())));
    }

    @PostMapping
    @OwnTransaction("asks a register outside any transaction; repeating it only refreshes the entry")
    @Asks(of = Actor.Applicant.class)
    List<Capacity> claim(@RequestBody @Valid ClaimBody body) {
        return enterprises(realNames.claim(new PartyId(access.applicant().personId()), new CreditCode(body.creditCode()), body.name()));
    }

    private static List<Capacity> enterprises(List<Capacity> capacities) {
        return capacities.stream().filter(capacity -> capacity.partyKind() != PartyKind.PERSON).toList();
    }

    record ClaimBody(@NotBlank @Size(max = 20) String creditCode, @NotBlank @Size(max = 200) String name) {
    }
}
