package luoshu.trust.identity.internal.signin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.trust.identity.DemonstrationAccount;
import luoshu.trust.identity.DemonstrationAccounts;
import luoshu.trust.identity.internal.accounts.Totp;
import luoshu.trust.messages.Messages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Pages that only show: signed out, error, and – in demonstrations only – the messages nobody else shows. */
@Controller
class PageController {

    private final Messages messages;
    private final ObjectProvider<DemonstrationAccounts> demonstration;
    private final Clock clock;
    private final boolean demo;

    PageController(Messages messages, ObjectProvider<DemonstrationAccounts> demonstration, Clock clock, @Value("${luoshu.demo:false}") boolean demo) {
        this.messages = messages;
        this.demonstration = demonstration;
        this.clock = clock;
        this.demo = demo;
    }

    @GetMapping({"/identity/signed-out", "/identity/official/signed-out"})
    String signedOut(HttpServletRequest request, Model model) {
        model.addAttribute("again", request.getRequestURI().contains("official") ? "/work/sign-in" : "/portal/sign-in");
        return "identity/signed-out";
    }

    @RequestMapping("/identity/error")
    String error(@RequestParam(defaultValue = "general") String code, @RequestParam(defaultValue = "portal") String app, HttpServletResponse response, Model model) {
        model.addAttribute("code", code.matches("declined|flow|request") ? code : "general").addAttribute("again", app.equals("work") ? "/work/sign-in" : "/portal/sign-in");
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return "identity/error";
    }

    /** What registration asks people to agree to. */
    @GetMapping({"/identity/terms", "/identity/privacy"})
    String terms(HttpServletRequest request, Model model) {
        model.addAttribute("privacy", request.getRequestURI().endsWith("privacy"));
        return "identity/terms";
    }

    @GetMapping("/identity/outbox")
    String outbox(Model model, HttpServletResponse response) {
        if (!demo) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        response.setHeader("Cache-Control", "no-store");
        List<DemonstrationAccount> officials = demonstration.stream().flatMap(source -> source.list().stream()).filter(account -> account.totpSecret() != null).toList();
        Instant now = clock.instant();
        model.addAttribute("messages", messages.recent(50)).addAttribute("officials", officials)
                .addAttribute("totp", officials.isEmpty() ? null : Totp.code(Totp.fromBase32(officials.getFirst().totpSecret()), now)).addAttribute("totpEnds", Totp.ends(now));
        return "identity/outbox";
    }
}
