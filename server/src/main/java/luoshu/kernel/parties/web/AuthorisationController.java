package luoshu.kernel.parties.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Asks;
import luoshu.kernel.parties.Authorisation;
import luoshu.kernel.parties.Authorisations;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.requests.IfMatch;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Authorisations a person gives and receives. */
@RestController
@RequestMapping("/api/portal/authorisations")
class AuthorisationController {

    private final Authorisations authorisations;
    private final Access access;

    AuthorisationController(Authorisations authorisations, Access access) {
        this.authorisations = authorisations;
        this.access = access;
    }

    @GetMapping
    List<Authorisation> list() {
        return authorisations.list(self());
    }

    @PostMapping
    @Asks(of = Actor.Applicant.class)
    Authorisation give(@RequestBody @Valid AuthorisationBody body) {
        PartyId self = self();
        if (!CitizenId.isValid(body.granteeIdNumber().strip().toUpperCase())) {
            throw new Invalid(List.of(new FieldError("/granteeIdNumber", "citizen-id", "身份证号码不正确，请核对")));
        }
        return authorisations.give(self, body.kind(), new PartyId(body.partyId()), body.granteeName(), new CitizenId(body.granteeIdNumber()),
                body.scope() == null ? List.of() : body.scope(), body.validTo());
    }

    @DeleteMapping("/{id}")
    Authorisation revoke(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return authorisations.revoke(self(), id, IfMatch.version(ifMatch));
    }

    private PartyId self() {
        return new PartyId(access.applicant().personId());
    }

    record AuthorisationBody(@NotNull Authorisation.Kind kind, @NotNull UUID partyId, @NotBlank @Size(max = 50) String granteeName, @NotBlank @Size(max = 20) String granteeIdNumber,
                             @Nullable @Size(max = 200) List<String> scope, @NotNull LocalDate validTo) {
        @Override
        public String toString() {
            return "AuthorisationBody[masked]";
        }
    }
}
