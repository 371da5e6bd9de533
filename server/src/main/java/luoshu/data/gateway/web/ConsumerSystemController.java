package luoshu.data.gateway.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import luoshu.data.gateway.ConsumerSystem;
import luoshu.data.gateway.ConsumerSystems;
import luoshu.data.gateway.ExpectedMaintenance;
import luoshu.data.gateway.Maintenances;
import luoshu.data.gateway.SystemDraft;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 调用方系统与密钥. */
@RestController
@RequestMapping("/api/work/consumer-systems")
class ConsumerSystemController {

    record NewKeyBody(@NotNull String pem) {
    }

    record KeyRevocationBody(@NotNull String why) {
    }

    record SystemReasonBody(@NotNull String why) {
    }

    private final ConsumerSystems systems;
    private final Maintenances maintenances;

    ConsumerSystemController(ConsumerSystems systems, Maintenances maintenances) {
        this.systems = systems;
        this.maintenances = maintenances;
    }

    @GetMapping
    Page<ConsumerSystem> list(@RequestParam(required = false) @Nullable String q, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return systems.list(q, new PageRequest(page, size));
    }

    /** Maintenance that these systems will notice. */
    @GetMapping("/maintenance")
    List<ExpectedMaintenance> maintenance() {
        return maintenances.expected();
    }

    @GetMapping("/{id}")
    ConsumerSystem one(@PathVariable UUID id) {
        return systems.get(id);
    }

    @PostMapping
    @Asks("gateway.system")
    ConsumerSystem register(@RequestBody @Valid SystemDraft body) {
        return systems.register(body);
    }

    @PostMapping("/{id}/keys")
    @Asks("gateway.system")
    ConsumerSystem addKey(@PathVariable UUID id, @RequestBody @Valid NewKeyBody body) {
        return systems.addKey(id, body.pem());
    }

    @PostMapping("/{id}/keys/{key}/revoke")
    @Asks("gateway.system")
    ConsumerSystem revokeKey(@PathVariable UUID id, @PathVariable String key, @RequestBody @Valid KeyRevocationBody body) {
        return systems.revokeKey(id, key, body.why());
    }

    @PostMapping("/{id}/suspend")
    @Asks(of = Actor.Official.class)
    ConsumerSystem suspend(@PathVariable UUID id, @RequestBody @Valid SystemReasonBody body) {
        return systems.suspend(id, body.why());
    }

    @PostMapping("/{id}/resume")
    @Asks(of = Actor.Official.class)
    ConsumerSystem resume(@PathVariable UUID id, @RequestBody @Valid SystemReasonBody body) {
        return systems.resume(id, body.why());
    }
}
