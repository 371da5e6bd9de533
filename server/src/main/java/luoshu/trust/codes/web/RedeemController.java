package luoshu.trust.codes.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Asks;
import luoshu.kernel.access.Permission;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.parties.Capacity;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.Party;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.parties.PartyKind;
import luoshu.kernel.parties.PartyRefused;
import luoshu.kernel.parties.Person;
import luoshu.kernel.problems.Invalid;
import luoshu.trust.codes.Codes;
import luoshu.trust.codes.ShownCode;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** At a window or on inspection: who stands behind the code somebody shows. Once per code, and the person can see that it was done. */
@RestController
class RedeemController {

    static final Permission REDEEM = new Permission("code.redeem");
    private static final int LONGEST = 4_000;
    private final Codes codes;
    private final Parties parties;
    private final Access access;
    private final Audit audit;

    RedeemController(Codes codes, Parties parties, Access access, Audit audit) {
        this.codes = codes;
        this.parties = parties;
        this.access = access;
        this.audit = audit;
    }

    record ScannedCode(@Nullable String code) {
    }

    /** @param shownBy who showed it, if not the party themselves; {@code scope}: catalogue codes their authorisation is limited to, empty for none */
    record CodeHolder(UUID partyId, PartyKind kind, String name, String idMasked, @Nullable String shownBy, List<String> scope) {
    }

    @PostMapping("/api/work/codes/redeem")
    @Asks("code.redeem")
    CodeHolder redeem(@RequestBody ScannedCode scanned) {
        access.require(REDEEM);
        if (scanned.code == null || scanned.code.isBlank() || scanned.code.length() > LONGEST) {
            throw new Invalid("/code", "required", "请扫描或者粘贴服务码");
        }
        ShownCode shown = codes.redeem(scanned.code, access.official().subject());
        Party party = parties.get(new PartyId(shown.party()));
        audit.record(Act.read("code.redeem", "code:" + shown.id(), party.id().value()).with(Map.of("kind", shown.kind().name())));
        boolean own = shown.shownBy().equals(party.id().value());
        return new CodeHolder(party.id().value(), party.kind(), party.name(), party.idMasked(), own ? null : parties.getPerson(new PartyId(shown.shownBy())).name(), own ? List.of() : scope(shown));
    }

    /** As it stands now: what was ended since the code was shown counts no more. */
    private List<String> scope(ShownCode shown) {
        return parties.capacities(new PartyId(shown.shownBy())).stream().filter(each -> each.partyId().equals(shown.party())).map(Capacity::scope).findFirst().orElseThrow(PartyRefused.AuthorisationOver::new);
    }
}
