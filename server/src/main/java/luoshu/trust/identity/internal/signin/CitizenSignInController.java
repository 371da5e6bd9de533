package luoshu.trust.identity.internal.signin;

import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.trust.identity.internal.accounts.Account;
import luoshu.trust.identity.internal.accounts.Accounts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Citizens sign in by a code to their mobile number, or by a password once they set one. A number nobody has registered leads to registration after the code. */
@Controller
class CitizenSignInController {

    private static final String START = "/portal/sign-in";
    private final SignIns signIns;
    private final Attempts attempts;
    private final MobileCodes codes;
    private final Accounts accounts;
    private final Registration registration;

    CitizenSignInController(SignIns signIns, Attempts attempts, MobileCodes codes, Accounts accounts, Registration registration) {
        this.signIns = signIns;
        this.attempts = attempts;
        this.codes = codes;
        this.accounts = accounts;
        this.registration = registration;
    }

    @GetMapping({"/identity/sign-in", "/identity/register", "/identity/sign-in/password"})
    String page(@RequestParam(name = "return", required = false) @Nullable String to, @RequestParam(required = false) @Nullable String with, HttpServletRequest request, Model model) {
        model.addAttribute("return", ReturnAddress.authorization(to, START));
        model.addAttribute("register", request.getRequestURI().endsWith("/register"));
        return "password".equals(with) || request.getRequestURI().endsWith("/password") ? "identity/citizen-password" : "identity/citizen-mobile";
    }

    @PostMapping("/identity/sign-in/code")
    @Transactional
    String sendCode(@RequestParam String mobile, @RequestParam(name = "return", required = false) @Nullable String to, @RequestParam(defaultValue = "false") boolean register,
                    HttpServletRequest request, HttpServletResponse response, Model model) {
        String number = mobile.replaceAll("[\\s-]", "").replaceFirst("^\\+?86(?=1)", "");
        String returnTo = ReturnAddress.authorization(to, START);
        String problem = !MobileCodes.looksRight(number) ? "mobile.malformed" : !codes.allowed(number, request.getRemoteAddr()) ? "code.too-many" : null;
        if (problem != null) {
            model.addAttribute("return", returnTo).addAttribute("register", register).addAttribute("problem", problem).addAttribute("mobile", mobile);
            response.setStatus(problem.equals("code.too-many") ? HttpStatus.TOO_MANY_REQUESTS.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "identity/citizen-mobile";
        }
        signIns.start(Account.Kind.CITIZEN, null, number, codes.send(number), List.of(), returnTo, request, response);
        return "redirect:/identity/sign-in/code";
    }

    @GetMapping({"/identity/sign-in/code", "/identity/sign-in/verify"})
    String codePage(HttpServletRequest request, Model model) {
        return signIns.current(Account.Kind.CITIZEN, request).filter(attempt -> attempt.mobile() != null).map(attempt -> codePage(attempt, null, model))
                .orElse("redirect:/identity/sign-in");
    }

    @PostMapping("/identity/sign-in/verify")
    String verify(@RequestParam String code, HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<Attempt> found = signIns.current(Account.Kind.CITIZEN, request).filter(attempt -> attempt.mobile() != null);
        if (found.isEmpty()) {
            return "redirect:/identity/sign-in";
        }
        Attempt attempt = found.get();
        boolean within = attempts.countTry(attempt) <= codes.tries();
        if (!within || !codes.matches(attempt, code)) {
            signIns.failed(attempt.mobile(), null, Step.MOBILE, request);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return codePage(attempt, within ? "code.wrong" : "code.spent", model);
        }
        Account account = accounts.findByMobile(attempt.mobile()).orElse(null);
        if (account == null) {
            attempts.verified(attempt);
            return "redirect:/identity/register/name";
        }
        if (!account.enabled()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return codePage(attempt, "account.disabled", model);
        }
        return "redirect:" + signIns.finish(attempt, account, List.of(Step.MOBILE), request, response);
    }

    @GetMapping("/identity/register/name")
    String namePage(HttpServletRequest request, Model model) {
        return registering(request).map(attempt -> {
            model.addAttribute("mobile", Account.mask(attempt.mobile()));
            return "identity/register";
        }).orElse("redirect:/identity/register");
    }

    @PostMapping("/identity/register/name")
    String register(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "false") boolean agree, HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<Attempt> attempt = registering(request);
        if (attempt.isEmpty()) {
            return "redirect:/identity/register";
        }
        String given = name.strip();
        String problem = !given.matches("[\\p{IsHan}·•A-Za-z .'-]{2,40}") ? "name.malformed" : agree ? null : "terms.needed";
        if (problem != null) {
            model.addAttribute("mobile", Account.mask(attempt.get().mobile())).addAttribute("name", given).addAttribute("problem", problem);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "identity/register";
        }
        Account account = registration.register(given, attempt.get().mobile());
        return "redirect:" + signIns.finish(attempt.get(), account, List.of(Step.MOBILE), request, response);
    }

    @PostMapping("/identity/sign-in/password")
    String password(@RequestParam String mobile, @RequestParam String password, @RequestParam(name = "return", required = false) @Nullable String to,
                    HttpServletRequest request, HttpServletResponse response, Model model) {
        String number = mobile.replaceAll("[\\s-]", "");
        String returnTo = ReturnAddress.authorization(to, START);
        Account account = accounts.findByMobile(number).orElse(null);
        String problem = signIns.passwordProblem(number, account, password, request);
        if (problem != null) {
            model.addAttribute("return", returnTo).addAttribute("mobile", mobile).addAttribute("problem", problem.equals(SignIns.LOCKED) ? problem : "mobile.or-password");
            response.setStatus(SignIns.status(problem));
            return "identity/citizen-password";
        }
        Attempt attempt = attempts.start(Account.Kind.CITIZEN, account.id(), null, null, List.of(Step.PASSWORD), returnTo);
        return "redirect:" + signIns.finish(attempt, account, List.of(Step.PASSWORD), request, response);
    }

    /** A number that was shown to be theirs and belongs to no account. */
    private Optional<Attempt> registering(HttpServletRequest request) {
        return signIns.current(Account.Kind.CITIZEN, request).filter(attempt -> attempt.verified() && attempt.account() == null);
    }

    private static String codePage(Attempt attempt, @Nullable String problem, Model model) {
        model.addAttribute("mobile", Account.mask(String.valueOf(attempt.mobile()))).addAttribute("problem", problem).addAttribute("return", attempt.returnTo());
        return "identity/citizen-code";
    }
}
