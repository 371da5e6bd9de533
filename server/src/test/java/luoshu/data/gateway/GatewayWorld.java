package luoshu.data.gateway;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import luoshu.data.catalog.ResourceView;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.ContractTerms;
import luoshu.data.contracts.SharedResources;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.organs.Organ;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** An organ that offers a service, one that asks it, and a contract between them. */
public final class GatewayWorld {

    public final SharedResources resources;
    final Organ provider;
    final Organ asker;
    public final ResourceView entry;
    final UUID service;
    private final Access access;
    private final SharedServices services;
    private final ConsumerSystems systems;
    private final MockMvc http;

    public GatewayWorld(ApplicationContext context, UnreliableProvider server, int timeoutMillis) {
        access = context.getBean(Access.class);
        services = context.getBean(SharedServices.class);
        systems = context.getBean(ConsumerSystems.class);
        http = context.getBean(MockMvc.class);
        resources = new SharedResources(context);
        provider = resources.organ("human-resources");
        asker = resources.organ("civil-affairs");
        entry = resources.published(provider, "参保人员 " + UUID.randomUUID());
        service = register(server, timeoutMillis, null);
    }

    Actor.Official providing() {
        return SharedResources.of(provider, "gateway.service");
    }

    Actor.Official asking() {
        return SharedResources.of(asker, "gateway.system");
    }

    UUID register(UnreliableProvider server, int timeoutMillis, String publicKey) {
        return access.as(providing(), () -> {
            UUID id = services.create(new ServiceDraft("参保查询 " + UUID.randomUUID(), server.address(), null, "/openapi.yaml", timeoutMillis, 20, publicKey)).id();
            services.refresh(id);
            open(id, "/persons/{id}", "id");
            open(id, "/persons", null);
            return id;
        });
    }

    private void open(UUID id, String path, String subject) {
        services.open(id, new OperationUse("GET", path, entry.id(), subject, "/data/list"));
    }

    public AskingSystem system(Environment environment) {
        return system(asking(), environment);
    }

    /** Of an organ that has no contract. */
    public AskingSystem systemOf(String duty) {
        return system(SharedResources.of(resources.organ(duty), "gateway.system"), Environment.LIVE);
    }

    private AskingSystem system(Actor.Official by, Environment environment) {
        AskingSystem system = new AskingSystem();
        access.as(by, () -> systems.addKey(systems.register(new SystemDraft("核对系统 " + UUID.randomUUID(), environment)).id(), system.pem()));
        return system;
    }

    /** A question about a person by a system of its own, through the gateway over HTTP; answers the status. */
    public int ask(AskingSystem by, Contract contract, String person, Instant at) throws Exception {
        String path = "/gateway/v1/" + contract.number() + "/persons/" + person;
        Map<String, String> headers = by.headers(at);
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.get(URI.create(path)).header("Luoshu-Signature", by.signature("GET", path, "", headers, new byte[0]));
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        return http.perform(request).andReturn().getResponse().getStatus();
    }

    public Contract contract() {
        return resources.inUse(entry, asker);
    }

    public Contract contract(ContractTerms terms) {
        return resources.inUse(entry, asker, terms);
    }
}
