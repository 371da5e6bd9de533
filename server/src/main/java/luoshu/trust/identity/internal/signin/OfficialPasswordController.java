package luoshu.trust.identity.internal.signin;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.trust.identity.internal.accounts.Account;
import luoshu.trust.identity.internal.accounts.Accounts;
import luoshu.trust.identity.internal.sessions.ProviderSessions;
import luoshu.trust.identity.internal.sessions.Session;
import luoshu.trust.identity.internal.sessions.Sessions;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An official who is signed in changes the password, knowing the old one. Other devices are signed out. */
@Controller
class OfficialPasswordController {

    private static final String PAGE = "/identity/official/own-password";
    private static final String TEMPLATE = "identity/official-own-password";
    private final ProviderSessions present;
    private final SignIns signIns;
    private final Accounts accounts;
    private final Sessions sessions;

    OfficialPasswordController(ProviderSessions present, SignIns signIns, Accounts accounts, Sessions sessions) {
        this.present = present;
        this.signIns = signIns;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @GetMapping(PAGE)
    String page(HttpServletRequest request, Model model) {
        return present.current(Account.Kind.OFFICIAL, request).isPresent() ? form(List.of(), model) : "redirect:/work/sign-in";
    }

    @PostMapping(PAGE)
    @Transactional
    public String change(@RequestParam String current, @RequestParam String password, @RequestParam String again, HttpServletRequest request, HttpServletResponse response, Model model) {
        Session session = present.current(Account.Kind.OFFICIAL, request).orElse(null);
        if (session == null) {
            return "redirect:/work/sign-in";
        }
        Account me = accounts.get(session.account());
        String wrong = signIns.passwordProblem(SignIns.name(me), me, current, request);
        List<String> problems = wrong != null ? List.of(wrong) : !password.equals(again) ? List.of("password.differs") : accounts.changePassword(me, password);
        if (!problems.isEmpty()) {
            response.setStatus(SignIns.status(problems.getFirst()));
            return form(problems, model);
        }
        signIns.passwordChanged(me);
        sessions.endAllOf(me.id(), session);
        return "redirect:" + PAGE + "/done";
    }

    @GetMapping(PAGE + "/done")
    String done(Model model) {
        model.addAttribute("official", true);
        return "identity/own-password-done";
    }

    private static String form(List<String> problems, Model model) {
        model.addAttribute("problems", problems);
        return TEMPLATE;
    }
}
