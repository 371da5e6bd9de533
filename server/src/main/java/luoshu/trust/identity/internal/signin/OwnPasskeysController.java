package luoshu.trust.identity.internal.signin;

import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.trust.identity.internal.accounts.Account;
import luoshu.trust.identity.internal.sessions.Devices;
import luoshu.trust.identity.internal.sessions.Origins;
import luoshu.trust.identity.internal.sessions.ProviderSessions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** An official adds and removes passkeys. A session left open is not enough: the password is asked again and opens the page for ten minutes. */
@Controller
class OwnPasskeysController {

    private static final String PAGE = "/identity/official/passkeys";
    private final ProviderSessions present;
    private final SignIns signIns;
    private final Attempts attempts;
    private final Passkeys passkeys;
    private final Origins origins;
    private final Audit audit;

    OwnPasskeysController(ProviderSessions present, SignIns signIns, Attempts attempts, Passkeys passkeys, Origins origins, Audit audit) {
        this.present = present;
        this.signIns = signIns;
        this.attempts = attempts;
        this.passkeys = passkeys;
        this.origins = origins;
        this.audit = audit;
    }

    @GetMapping({PAGE, PAGE + "/confirm", PAGE + "/remove"})
    String page(HttpServletRequest request, Model model) {
        return me(request).map(me -> page(me, null, request, model)).orElse("redirect:/work/sign-in");
    }

    @PostMapping(PAGE + "/confirm")
    String confirm(@RequestParam String password, HttpServletRequest request, HttpServletResponse response, Model model) {
        Account me = me(request).orElse(null);
        if (me == null) {
            return "redirect:/work/sign-in";
        }
        String problem = signIns.passwordProblem(SignIns.name(me), me, password, request);
        if (problem != null) {
            response.setStatus(SignIns.status(problem));
            return page(me, problem, request, model);
        }
        signIns.start(Account.Kind.OFFICIAL, me, null, null, List.of(Step.PASSWORD), "/work/sign-in", request, response);
        return "redirect:" + PAGE;
    }

    @PostMapping(value = PAGE + "/options", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> options(HttpServletRequest request) {
        return confirmed(request).map(attempt -> {
            String challenge = Passkeys.challenge();
            attempts.challenge(attempt, challenge);
            return ResponseEntity.ok(passkeys.creationOptions(signIns.account(attempt), challenge, origins.of(request)));
        }).orElseGet(() -> ResponseEntity.status(HttpStatus.UNAUTHORIZED).build());
    }

    @PostMapping(PAGE + "/answer")
    ResponseEntity<String> answer(@RequestBody String answer, HttpServletRequest request) {
        Attempt attempt = confirmed(request).filter(found -> found.challenge() != null).orElse(null);
        if (attempt == null || answer.length() > PasskeyController.LONGEST) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        Account me = signIns.account(attempt);
        attempts.challenge(attempt, null);
        if (!passkeys.register(me, attempt.challenge(), origins.of(request), Devices.describe(request), answer)) {
            return ResponseEntity.unprocessableContent().build();
        }
        signIns.enrolled(me, Step.PASSKEY);
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(PAGE);
    }

    @PostMapping(PAGE + "/remove")
    @Transactional
    public String remove(@RequestParam String id, HttpServletRequest request, HttpServletResponse response, Model model) {
        Account me = confirmed(request).map(signIns::account).orElse(null);
        if (me == null) {
            return "redirect:" + PAGE;
        }
        if (me.totp() == null && passkeys.shown(me).size() < 2) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return page(me, "passkeys.last", request, model);
        }
        if (passkeys.remove(me, id)) {
            audit.record(me.self(), Act.done("account.remove-factor", "account:" + me.id()));
        }
        return "redirect:" + PAGE;
    }

    private String page(Account me, @Nullable String problem, HttpServletRequest request, Model model) {
        model.addAttribute("problem", problem).addAttribute("passkeys", passkeys.shown(me)).addAttribute("confirmed", confirmed(request).isPresent())
                .addAttribute("account", me.login());
        return "identity/passkeys";
    }

    private Optional<Account> me(HttpServletRequest request) {
        return present.account(Account.Kind.OFFICIAL, request);
    }

    /** The password was shown in this browser a moment ago, by who is signed in here. */
    private Optional<Attempt> confirmed(HttpServletRequest request) {
        return me(request).flatMap(me -> signIns.current(Account.Kind.OFFICIAL, request).filter(attempt -> me.id().equals(attempt.account())));
    }
}
