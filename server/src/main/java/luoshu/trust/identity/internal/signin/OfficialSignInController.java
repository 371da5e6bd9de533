package luoshu.trust.identity.internal.signin;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.trust.identity.internal.Vault;
import luoshu.trust.identity.internal.accounts.Account;
import luoshu.trust.identity.internal.accounts.Accounts;
import luoshu.trust.identity.internal.accounts.Totp;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Officials: account and password, then a second factor; what else is asked is {@link Step}'s to say. */
@Controller
class OfficialSignInController {

    private static final String START = "/work/sign-in";
    private static final int TRIES = 5;
    private final SignIns signIns;
    private final Attempts attempts;
    private final Accounts accounts;

    OfficialSignInController(SignIns signIns, Attempts attempts, Accounts accounts) {
        this.signIns = signIns;
        this.attempts = attempts;
        this.accounts = accounts;
    }

    @GetMapping("/identity/official/sign-in")
    String page(@RequestParam(name = "return", required = false) @Nullable String to, Model model) {
        model.addAttribute("return", ReturnAddress.authorization(to, START));
        return "identity/official-password";
    }

    @PostMapping("/identity/official/sign-in")
    String password(@RequestParam String account, @RequestParam String password, @RequestParam(name = "return", required = false) @Nullable String to,
                    HttpServletRequest request, HttpServletResponse response, Model model) {
        String login = account.strip().toLowerCase(Locale.ROOT);
        String returnTo = ReturnAddress.authorization(to, START);
        Account known = login.length() > 64 ? null : accounts.findByLogin(login).orElse(null);
        String problem = signIns.passwordProblem(login, known, password, request);
        if (problem != null) {
            model.addAttribute("return", returnTo).addAttribute("account", account).addAttribute("problem", problem.equals(SignIns.LOCKED) ? problem : "account.or-password");
            response.setStatus(SignIns.status(problem));
            return "identity/official-password";
        }
        Attempt attempt = signIns.start(Account.Kind.OFFICIAL, known, null, null, List.of(Step.PASSWORD), returnTo, request, response);
        return next(attempt, attempt.factors(), known, request, response);
    }

    @GetMapping("/identity/official/second-factor")
    String secondFactorPage(HttpServletRequest request, Model model) {
        return at(Step.SECOND_FACTOR, request).map(attempt -> secondFactor(attempt, null, model)).orElse("redirect:/identity/official/sign-in");
    }

    @PostMapping("/identity/official/second-factor")
    String secondFactor(@RequestParam String code, HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<Attempt> found = at(Step.SECOND_FACTOR, request);
        if (found.isEmpty()) {
            return "redirect:/identity/official/sign-in";
        }
        Attempt attempt = found.get();
        Account account = signIns.account(attempt);
        if (attempts.countTry(attempt) > TRIES || signIns.locked(SignIns.name(account), request) || !accounts.useTotp(account, code)) {
            signIns.failed(SignIns.name(account), account, Step.TOTP, request);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return secondFactor(attempt, "totp.wrong", model);
        }
        return next(attempt, signIns.shown(attempt, Step.TOTP), account, request, response);
    }

    @GetMapping("/identity/official/password")
    String changePage(HttpServletRequest request, Model model) {
        return at(Step.CHANGE_PASSWORD, request).map(attempt -> "identity/change-password").orElse("redirect:/identity/official/sign-in");
    }

    @PostMapping("/identity/official/password")
    String change(@RequestParam String password, @RequestParam String again, HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<Attempt> found = at(Step.CHANGE_PASSWORD, request);
        if (found.isEmpty()) {
            return "redirect:/identity/official/sign-in";
        }
        Account account = signIns.account(found.get());
        List<String> problems = password.equals(again) ? accounts.changePassword(account, password) : List.of("password.differs");
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "identity/change-password";
        }
        signIns.passwordChanged(account);
        return next(found.get(), found.get().factors(), accounts.get(account.id()), request, response);
    }

    @GetMapping("/identity/official/enrol")
    String enrolPage(HttpServletRequest request, Model model) {
        return at(Step.ENROL, request).map(attempt -> {
            byte[] secret = attempt.secret() == null ? Vault.random(20) : attempt.secret();
            attempts.enrol(attempt, secret);
            return enrol(attempt, secret, null, model);
        }).orElse("redirect:/identity/official/sign-in");
    }

    @PostMapping("/identity/official/enrol")
    String enrol(@RequestParam String code, HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<Attempt> found = at(Step.ENROL, request).filter(attempt -> attempt.secret() != null);
        if (found.isEmpty()) {
            return "redirect:/identity/official/sign-in";
        }
        Attempt attempt = found.get();
        Account account = signIns.account(attempt);
        if (attempts.countTry(attempt) > TRIES || !accounts.enrolTotp(account.id(), attempt.secret(), code)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return enrol(attempt, attempt.secret(), "totp.wrong", model);
        }
        signIns.enrolled(account, Step.TOTP);
        return next(attempt, signIns.shown(attempt, Step.TOTP), accounts.get(account.id()), request, response);
    }

    Optional<Attempt> at(Step step, HttpServletRequest request) {
        return signIns.current(Account.Kind.OFFICIAL, request).filter(attempt -> attempt.account() != null && step(attempt.factors(), signIns.account(attempt)) == step);
    }

    private Step step(List<String> factors, Account account) {
        return Step.next(factors, accounts.hasSecondFactor(account), account.passwordInitial() || accounts.passwordExpired(account));
    }

    String next(Attempt attempt, List<String> factors, Account account, HttpServletRequest request, HttpServletResponse response) {
        return switch (step(factors, account)) {
            case SECOND_FACTOR -> "redirect:/identity/official/second-factor";
            case CHANGE_PASSWORD -> "redirect:/identity/official/password";
            case ENROL -> "redirect:/identity/official/enrol";
            case DONE -> "redirect:" + signIns.finish(attempt, account, factors, request, response);
        };
    }

    private String secondFactor(Attempt attempt, @Nullable String problem, Model model) {
        Account account = signIns.account(attempt);
        model.addAttribute("problem", problem).addAttribute("totp", account.totp() != null).addAttribute("passkey", accounts.hasPasskey(account)).addAttribute("demo", account.demo());
        return "identity/second-factor";
    }

    private String enrol(Attempt attempt, byte[] secret, @Nullable String problem, Model model) {
        String uri = Totp.uri("洛书", String.valueOf(signIns.account(attempt).login()), secret);
        model.addAttribute("problem", problem).addAttribute("secret", Totp.base32(secret).replaceAll("(.{4})(?=.)", "$1 ")).addAttribute("qr", QrCode.svg(uri));
        return "identity/enrol";
    }
}
