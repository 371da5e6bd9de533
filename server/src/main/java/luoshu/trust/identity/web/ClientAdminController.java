package luoshu.trust.identity.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Asks;
import luoshu.kernel.access.Permission;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.OwnTransaction;
import luoshu.trust.identity.internal.Vault;
import luoshu.trust.identity.internal.accounts.Account;
import luoshu.trust.identity.internal.provider.Client;
import luoshu.trust.identity.internal.provider.Clients;
import luoshu.trust.identity.internal.provider.SigningKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The system administrator registers clients; the security administrator changes the keys. */
@RestController
@RequestMapping("/api/admin")
class ClientAdminController {

    private static final Permission MANAGE = new Permission("client.manage");
    private static final Permission ROTATE = new Permission("key.rotate");

    record RotatedKeys(List<String> keys) {
    }

    private final Access access;
    private final Audit audit;
    private final Clients clients;
    private final SigningKeys keys;

    ClientAdminController(Access access, Audit audit, Clients clients, SigningKeys keys) {
        this.access = access;
        this.audit = audit;
        this.clients = clients;
        this.keys = keys;
    }

    @GetMapping("/clients")
    List<ClientRow> list() {
        access.require(MANAGE);
        return clients.list().stream().map(ClientAdminController::row).toList();
    }

    @PostMapping("/clients")
    @OwnTransaction("the answer holds a secret, which the store of answers must not")
    @Transactional
    @Asks("client.manage")
    public ClientSecret create(@RequestBody ClientBody wanted) {
        ClientBody body = wanted.checked();
        if (clients.find(body.clientId()).isPresent()) {
            throw new Refused(Problem.Kind.CONFLICT, "client-exists", "a client with this id exists");
        }
        String secret = body.confidential() ? Vault.token() : null;
        Client client = client(UUID.randomUUID(), body, secret == null ? null : Vault.sha256(secret), 0);
        clients.add(client, access.actor().subject());
        audit.record(Act.done("client.create", "client:" + body.clientId()).with(Map.of("redirectUris", body.redirectUris())));
        return new ClientSecret(row(client), secret);
    }

    @PutMapping("/clients/{id}")
    @Asks("client.manage")
    ClientRow change(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody ClientBody wanted) {
        Client known = known(id);
        ClientBody body = wanted.checked();
        if (body.confidential() != (known.secret() != null) || !body.clientId().equals(known.clientId())) {
            throw new Refused(Problem.Kind.CONFLICT, "client-fixed", "id and kind of a client do not change; register another");
        }
        store(client(id, body, known.secret(), IfMatch.version(ifMatch)));
        audit.record(Act.done("client.change", "client:" + body.clientId()).with(Map.of("redirectUris", body.redirectUris())));
        return row(known(id));
    }

    @PostMapping("/clients/{id}/secret")
    @OwnTransaction("the answer holds a secret, which the store of answers must not")
    @Transactional
    public ClientSecret renewSecret(@PathVariable UUID id) {
        access.require(MANAGE);
        Client known = known(id);
        if (known.secret() == null) {
            throw new Refused(Problem.Kind.CONFLICT, "client-public", "a public client has no secret");
        }
        String secret = Vault.token();
        store(new Client(id, known.clientId(), known.name(), Vault.sha256(secret), known.grantTypes(), known.redirectUris(), known.postLogoutUris(), known.backChannelLogout(),
                known.scopes(), known.audience(), known.idTokenAlgorithm(), known.consent(), known.enabled(), known.version()));
        audit.record(Act.done("client.renew-secret", "client:" + known.clientId()));
        return new ClientSecret(row(known(id)), secret);
    }

    @PostMapping("/keys/rotate")
    RotatedKeys rotate() {
        access.require(ROTATE);
        List<String> fresh = keys.rotate();
        audit.record(Act.done("key.rotate", "keys").with(Map.of("keys", fresh)));
        return new RotatedKeys(fresh);
    }

    private Client known(UUID id) {
        return clients.registered(id).orElseThrow(() -> new NotFound("client"));
    }

    private void store(Client client) {
        if (!clients.update(client)) {
            throw IfMatch.stale();
        }
    }

    private static Client client(UUID id, ClientBody body, byte @Nullable [] secret, int version) {
        return new Client(id, body.clientId(), body.name().strip(), secret, body.grantTypes(), body.redirectUris(), body.postLogoutUris(), body.backChannelLogout(), body.scopes(),
                body.audience() == null ? Account.Kind.CITIZEN : body.audience(), body.idTokenAlgorithm() == null ? "RS256" : body.idTokenAlgorithm(),
                body.consent() == null || body.consent(), body.enabled() == null || body.enabled(), version);
    }

    private static ClientRow row(Client client) {
        return new ClientRow(client.id(), client.clientId(), client.name(), client.secret() != null, client.grantTypes(), client.redirectUris(), client.postLogoutUris(),
                client.backChannelLogout(), client.scopes(), client.audience(), client.idTokenAlgorithm(), client.consent(), client.enabled(), client.version());
    }
}
