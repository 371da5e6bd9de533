package luoshu.trust.identity.internal.provider;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.trust.identity.internal.accounts.Account;
import luoshu.trust.identity.internal.accounts.Accounts;
import luoshu.trust.identity.internal.sessions.Cookies;
import luoshu.trust.identity.internal.sessions.ProviderSessions;
import luoshu.trust.identity.internal.sessions.Session;
import luoshu.trust.identity.internal.sessions.SessionKind;
import luoshu.trust.identity.internal.sessions.Sessions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks the person: what a client may know; whether to sign out when a client asks without saying whom. */
@Controller
class ConsentController {

    private final Clients clients;
    private final Accounts accounts;
    private final ProviderSessions present;
    private final Sessions sessions;
    private final Cookies cookies;
    private final Audit audit;

    ConsentController(Clients clients, Accounts accounts, ProviderSessions present, Sessions sessions, Cookies cookies, Audit audit) {
        this.clients = clients;
        this.accounts = accounts;
        this.present = present;
        this.sessions = sessions;
        this.cookies = cookies;
        this.audit = audit;
    }

    @GetMapping("/identity/consent")
    String consent(@RequestParam(name = "client_id") String clientId, @RequestParam String state, @RequestParam String scope, HttpServletRequest request, Model model) {
        Optional<Client> client = clients.find(clientId).filter(Client::enabled);
        Optional<Session> session = client.flatMap(known -> present.current(known.audience(), request));
        if (session.isEmpty()) {
            return "redirect:/identity/error?code=flow";
        }
        List<String> scopes = Arrays.stream(scope.split(" ")).filter(client.get().scopes()::contains).toList();
        model.addAttribute("client", client.get()).addAttribute("state", state).addAttribute("scopes", scopes)
                .addAttribute("shown", scopes.stream().filter(each -> !each.equals("openid")).toList()).addAttribute("known", TokenClaims.SCOPES)
                .addAttribute("person", accounts.get(session.get().account()).name());
        return "identity/consent";
    }

    @GetMapping("/identity/sign-out")
    String ask() {
        return "identity/sign-out";
    }

    @PostMapping("/identity/sign-out")
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        for (Account.Kind kind : Account.Kind.values()) {
            present.current(kind, request).ifPresent(session -> {
                sessions.signOut(session);
                audit.record(accounts.get(session.account()).self(), Act.done("session.sign-out", "session:" + session.id()));
            });
            cookies.clear(request, response, SessionKind.provider(kind).cookie());
        }
        cookies.clear(request, response, SessionKind.PORTAL.cookie());
        cookies.clear(request, response, SessionKind.WORK.cookie());
        return "redirect:/identity/signed-out";
    }
}
