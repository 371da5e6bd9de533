package luoshu.trust.identity.internal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.trust.identity.internal.accounts.Account;
import luoshu.trust.identity.internal.accounts.Accounts;
import luoshu.trust.identity.internal.sessions.Devices;
import luoshu.trust.identity.internal.sessions.Origins;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** The two calls the passkey script makes at the second-factor step and, for an account that has no second factor yet, at the enrolment step. */
@Controller
class PasskeyController {

    static final int LONGEST = 20_000;
    private final OfficialSignInController steps;
    private final SignIns signIns;
    private final Attempts attempts;
    private final Accounts accounts;
    private final Passkeys passkeys;
    private final Origins origins;

    PasskeyController(OfficialSignInController steps, SignIns signIns, Attempts attempts, Accounts accounts, Passkeys passkeys, Origins origins) {
        this.steps = steps;
        this.signIns = signIns;
        this.attempts = attempts;
        this.accounts = accounts;
        this.passkeys = passkeys;
        this.origins = origins;
    }

    @PostMapping(value = "/identity/official/passkey/options", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> options(HttpServletRequest request) {
        boolean enrol = steps.at(Step.ENROL, request).isPresent();
        return steps.at(enrol ? Step.ENROL : Step.SECOND_FACTOR, request).map(attempt -> {
            String challenge = Passkeys.challenge();
            attempts.challenge(attempt, challenge);
            Account account = signIns.account(attempt);
            String origin = origins.of(request);
            return ResponseEntity.ok(enrol ? passkeys.creationOptions(account, challenge, origin) : passkeys.requestOptions(account, challenge, origin));
        }).orElseGet(() -> ResponseEntity.status(401).build());
    }

    /** 200 with the address to go on at; 422 if the answer does not verify. A challenge is answered once. */
    @PostMapping("/identity/official/passkey/answer")
    ResponseEntity<String> answer(@RequestBody String answer, HttpServletRequest request, HttpServletResponse response) {
        boolean enrol = steps.at(Step.ENROL, request).isPresent();
        Attempt attempt = steps.at(enrol ? Step.ENROL : Step.SECOND_FACTOR, request).filter(found -> found.challenge() != null).orElse(null);
        if (attempt == null || answer.length() > LONGEST) {
            return ResponseEntity.status(401).build();
        }
        Account account = signIns.account(attempt);
        String challenge = attempt.challenge();
        attempts.challenge(attempt, null);
        boolean right = enrol ? passkeys.register(account, challenge, origins.of(request), Devices.describe(request), answer) : passkeys.verify(account, challenge, origins.of(request), answer);
        if (!right) {
            signIns.failed(SignIns.name(account), account, Step.PASSKEY, request);
            return ResponseEntity.unprocessableContent().build();
        }
        if (enrol) {
            signIns.enrolled(account, Step.PASSKEY);
        }
        String next = steps.next(attempt, signIns.shown(attempt, Step.PASSKEY), accounts.get(account.id()), request, response);
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(next.substring("redirect:".length()));
    }
}
