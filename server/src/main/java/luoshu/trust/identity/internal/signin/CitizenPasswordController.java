package luoshu.trust.identity.internal.signin;

import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.trust.identity.internal.accounts.Account;
import luoshu.trust.identity.internal.accounts.Accounts;
import luoshu.trust.identity.internal.sessions.ProviderSessions;
import luoshu.trust.identity.internal.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A citizen sets or replaces the password, after a code to the account's own number – whether the old password is known or not. Other devices are signed out. */
@Controller
class CitizenPasswordController {

    private static final String PAGE = "/identity/password";
    private final ProviderSessions present;
    private final SignIns signIns;
    private final Attempts attempts;
    private final MobileCodes codes;
    private final Accounts accounts;
    private final Sessions sessions;

    CitizenPasswordController(ProviderSessions present, SignIns signIns, Attempts attempts, MobileCodes codes, Accounts accounts, Sessions sessions) {
        this.present = present;
        this.signIns = signIns;
        this.attempts = attempts;
        this.codes = codes;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @GetMapping({PAGE, PAGE + "/code"})
    String page(HttpServletRequest request, Model model) {
        return me(request).map(me -> start(me, null, model)).orElse("redirect:/portal/sign-in?return=/my/account");
    }

    @PostMapping(PAGE + "/code")
    @Transactional
    public String sendCode(HttpServletRequest request, HttpServletResponse response, Model model) {
        Account me = me(request).orElse(null);
        if (me == null) {
            return "redirect:" + PAGE;
        }
        if (!codes.allowed(me.mobile(), request.getRemoteAddr())) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            return start(me, "code.too-many-here", model);
        }
        signIns.start(Account.Kind.CITIZEN, me, me.mobile(), codes.send(me.mobile()), List.of(), PAGE, request, response);
        return "redirect:" + PAGE + "/new";
    }

    @GetMapping(PAGE + "/new")
    String form(HttpServletRequest request, Model model) {
        return attempt(request).map(attempt -> form(attempt, attempt.verified(), List.of(), model)).orElse("redirect:" + PAGE);
    }

    @PostMapping(PAGE + "/new")
    @Transactional
    public String change(@RequestParam(defaultValue = "") String code, @RequestParam String password, @RequestParam String again, HttpServletRequest request, HttpServletResponse response,
                         Model model) {
        Attempt attempt = attempt(request).orElse(null);
        if (attempt == null) {
            return "redirect:" + PAGE;
        }
        Account me = signIns.account(attempt);
        if (!attempt.verified()) {
            boolean within = attempts.countTry(attempt) <= codes.tries();
            if (!within || !codes.matches(attempt, code)) {
                signIns.failed(me.mobile(), me, Step.MOBILE, request);
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                return form(attempt, false, List.of(within ? "code.wrong" : "code.spent"), model);
            }
            attempts.verified(attempt);
        }
        List<String> problems = password.equals(again) ? accounts.changePassword(me, password) : List.of("password.differs");
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(attempt, true, problems, model);
        }
        signIns.passwordChanged(me);
        signIns.end(attempt, request, response);
        sessions.endAllOf(me.id(), present.current(Account.Kind.CITIZEN, request).orElseThrow());
        return "redirect:" + PAGE + "/done";
    }

    @GetMapping(PAGE + "/done")
    String done() {
        return "identity/own-password-done";
    }

    private static String start(Account me, @Nullable String problem, Model model) {
        model.addAttribute("mobile", me.maskedMobile()).addAttribute("first", me.password() == null).addAttribute("problem", problem);
        return "identity/own-password";
    }

    private String form(Attempt attempt, boolean verified, List<String> problems, Model model) {
        model.addAttribute("mobile", Account.mask(String.valueOf(attempt.mobile()))).addAttribute("verified", verified).addAttribute("problems", problems);
        return "identity/own-password-new";
    }

    private Optional<Account> me(HttpServletRequest request) {
        return present.account(Account.Kind.CITIZEN, request).filter(me -> me.mobile() != null);
    }

    /** The code this browser asked for on this page, by who is signed in here. */
    private Optional<Attempt> attempt(HttpServletRequest request) {
        return me(request).flatMap(me -> signIns.current(Account.Kind.CITIZEN, request).filter(attempt -> me.id().equals(attempt.account()) && attempt.mobile() != null));
    }
}
