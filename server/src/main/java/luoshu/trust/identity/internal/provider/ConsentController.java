package luoshu.trust.identity.internal.provider;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.trust.identity.internal.sessions.Cookies;
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
    private final Sessions sessions;
    private final Cookies cookies;

    ConsentController(Clients clients, Sessions sessions, Cookies cookies) {
        this.clients = clients;
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @GetMapping("/identity/consent")
    String consent(@RequestParam(name = "client_id") String clientId, @RequestParam String state, @RequestParam String scope, HttpServletRequest request, Model model) {
        Optional<Client> client = clients.find(clientId).filter(Client::enabled);
        if (client.isEmpty() || session(SessionKind.provider(client.get().audience()), request).isEmpty()) {
            return "redirect:/identity/error?code=flow";
        }
        List<String> scopes = Arrays.stream(scope.split(" ")).filter(client.get().scopes()::contains).toList();
        model.addAttribute("client", client.get()).addAttribute("state", state).addAttribute("scopes", scopes)
                .addAttribute("shown", scopes.stream().filter(each -> !each.equals("openid")).toList()).addAttribute("known", TokenClaims.SCOPES);
        return "identity/consent";
    }

    @GetMapping("/identity/sign-out")
    String ask() {
        return "identity/sign-out";
    }

    @PostMapping("/identity/sign-out")
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        for (SessionKind kind : List.of(SessionKind.CITIZEN, SessionKind.OFFICIAL)) {
            session(kind, request).ifPresent(sessions::signOut);
            cookies.clear(request, response, kind.cookie());
        }
        cookies.clear(request, response, SessionKind.PORTAL.cookie());
        cookies.clear(request, response, SessionKind.WORK.cookie());
        return "redirect:/identity/signed-out";
    }

    private Optional<Session> session(SessionKind kind, HttpServletRequest request) {
        String token = cookies.read(request, kind.cookie());
        return token == null ? Optional.empty() : sessions.find(kind, token);
    }
}
