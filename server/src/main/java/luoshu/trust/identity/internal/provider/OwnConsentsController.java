package luoshu.trust.identity.internal.provider;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.trust.identity.internal.accounts.Account;
import luoshu.trust.identity.internal.sessions.ProviderSessions;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a citizen agreed to, and its withdrawal – as easy as agreeing was (个人信息保护法 15). */
@Controller
class OwnConsentsController {

    private static final String PAGE = "/identity/consents";

    /** One agreement as its giver sees it. */
    record Shown(UUID client, String name, List<String> scopes, Instant at) {
    }

    private final ProviderSessions present;
    private final Consents consents;
    private final AuthorizationQueries authorizations;
    private final Clients clients;
    private final Audit audit;

    OwnConsentsController(ProviderSessions present, Consents consents, AuthorizationQueries authorizations, Clients clients, Audit audit) {
        this.present = present;
        this.consents = consents;
        this.authorizations = authorizations;
        this.clients = clients;
        this.audit = audit;
    }

    @GetMapping(PAGE)
    String page(HttpServletRequest request, Model model) {
        return me(request).map(me -> {
            model.addAttribute("known", TokenClaims.SCOPES).addAttribute("consents", consents.listOf(me.id()).stream().map(given -> new Shown(given.client(),
                    clients.find(given.client()).map(Client::name).orElse("—"), given.scopes().stream().filter(scope -> !scope.equals("openid")).toList(), given.at())).toList());
            return "identity/consents";
        }).orElse("redirect:/portal/sign-in?return=/my/account");
    }

    @PostMapping(PAGE + "/withdraw")
    @Transactional
    public String withdraw(@RequestParam UUID client, HttpServletRequest request) {
        me(request).filter(me -> consents.withdraw(client, me.id())).ifPresent(me -> {
            authorizations.deleteOf(client, me.id());
            audit.record(me.self(), Act.done("consent.withdraw", "client:" + client).of(me.person()));
        });
        return "redirect:" + PAGE;
    }

    private Optional<Account> me(HttpServletRequest request) {
        return present.account(Account.Kind.CITIZEN, request);
    }
}
