package luoshu.kernel.parties.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Asks;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.parties.PersonProfile;
import luoshu.kernel.parties.RealNames;
import luoshu.kernel.requests.OwnTransaction;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A person about themselves. */
@RestController
@RequestMapping("/api/portal/person")
class PersonController {

    private final Parties parties;
    private final RealNames realNames;
    private final Access access;

    PersonController(Parties parties, RealNames realNames, Access access) {
        this.parties = parties;
        this.realNames = realNames;
        this.access = access;
    }

    @GetMapping
    PersonProfile read() {
        return parties.profile(self());
    }

    @PutMapping
    @Asks(of = Actor.Applicant.class)
    PersonProfile change(@RequestBody @Valid ProfileBody body) {
        PartyId self = self();
        return body.elderMode() != null && body.address() == null ? parties.changeElderMode(self, body.elderMode())
                : parties.changeProfile(self, body.address(), body.elderMode() != null ? body.elderMode() : parties.getPerson(self).elderMode());
    }

    @PostMapping("/real-name")
    @OwnTransaction("asks a register outside any transaction; repeating it changes nothing")
    @Asks(of = Actor.Applicant.class)
    PersonProfile verify(@RequestBody @Valid RealNameBody body) {
        return realNames.verify(self(), body.level(), body.name(), new CitizenId(body.idNumber()), body.evidence() == null ? "" : body.evidence());
    }

    private PartyId self() {
        return new PartyId(access.applicant().personId());
    }

    /** Sent in parts: {@code {elderMode}} leaves the address alone, {@code {address: null}} clears it and leaves the mode. */
    record ProfileBody(@Nullable @Size(max = 200) String address, @Nullable Boolean elderMode) {
    }

    record RealNameBody(int level, @NotBlank @Size(max = 50) String name, @NotBlank @Size(max = 20) String idNumber, @Nullable @Size(max = 4000) String evidence) {
        @Override
        public String toString() {
            return "RealNameBody[masked]";
        }
    }
}
