package luoshu.data.gateway.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import luoshu.data.gateway.MaintenanceDraft;
import luoshu.data.gateway.Maintenances;
import luoshu.data.gateway.OperationUse;
import luoshu.data.gateway.ServiceDraft;
import luoshu.data.gateway.ServiceRefreshed;
import luoshu.data.gateway.ServiceRow;
import luoshu.data.gateway.ServiceView;
import luoshu.data.gateway.SharedServices;
import luoshu.data.gateway.TableServiceDraft;
import luoshu.data.gateway.TableServices;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.OwnTransaction;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 服务注册. */
@RestController
@RequestMapping("/api/work/shared-services")
class SharedServiceController {

    private final SharedServices services;
    private final TableServices tables;
    private final Maintenances maintenances;

    SharedServiceController(SharedServices services, TableServices tables, Maintenances maintenances) {
        this.services = services;
        this.tables = tables;
        this.maintenances = maintenances;
    }

    @GetMapping
    Page<ServiceRow> list(@RequestParam(required = false) @Nullable String q, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return services.list(q, new PageRequest(page, size));
    }

    /** Hosts that may be registered, as configured. */
    @GetMapping("/hosts")
    List<String> hosts() {
        return services.hosts();
    }

    @GetMapping("/{id}")
    ServiceView one(@PathVariable UUID id) {
        return services.get(id);
    }

    @PostMapping
    @Asks("gateway.service")
    ServiceView create(@RequestBody @Valid ServiceDraft body) {
        return services.create(body);
    }

    @PutMapping("/{id}")
    @Asks("gateway.service")
    ServiceView save(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid ServiceDraft body) {
        return services.save(id, IfMatch.version(ifMatch), body);
    }

    /** 库表服务. */
    @PostMapping("/tables")
    @Asks("gateway.service")
    @OwnTransaction("looks at somebody else's database first; a service of the same name is refused")
    ServiceView createTable(@RequestBody @Valid TableServiceDraft body) {
        return tables.create(body);
    }

    @PutMapping("/{id}/table")
    @Asks("gateway.service")
    @OwnTransaction("looks at somebody else's database first; a repeated one finds another version")
    ServiceView saveTable(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid TableServiceDraft body) {
        return tables.save(id, IfMatch.version(ifMatch), body);
    }

    /** 维护公告. */
    @PostMapping("/{id}/maintenance")
    @Asks("gateway.service")
    ServiceView announce(@PathVariable UUID id, @RequestBody @Valid MaintenanceDraft body) {
        return maintenances.announce(id, body);
    }

    @PostMapping("/{id}/maintenance/{window}/withdraw")
    ServiceView withdraw(@PathVariable UUID id, @PathVariable UUID window) {
        return maintenances.withdraw(id, window);
    }

    /** The OpenAPI document of a served table. */
    @GetMapping("/{id}/document")
    Map<String, Object> document(@PathVariable UUID id) {
        return tables.document(id);
    }

    @PostMapping("/{id}/remove")
    void remove(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        services.remove(id, IfMatch.version(ifMatch));
    }

    @PostMapping("/{id}/refresh")
    @OwnTransaction("waits for somebody else's server; reading the same document again changes nothing")
    ServiceRefreshed refresh(@PathVariable UUID id) {
        return services.refresh(id);
    }

    @PostMapping("/{id}/operations")
    @Asks("gateway.service")
    ServiceView open(@PathVariable UUID id, @RequestBody @Valid OperationUse body) {
        return services.open(id, body);
    }
}
