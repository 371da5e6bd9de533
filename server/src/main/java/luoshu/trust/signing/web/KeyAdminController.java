package luoshu.trust.signing.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.signing.KeyAdministration;
import luoshu.trust.signing.KeyPurpose;
import luoshu.trust.signing.KeyView;
import luoshu.trust.signing.RevocationReason;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/admin/signing-keys")
class KeyAdminController {

    record RevocationBody(@NotNull RevocationReason reason, @NotNull String note) {
    }

    private final KeyAdministration keys;

    KeyAdminController(KeyAdministration keys) {
        this.keys = keys;
    }

    @GetMapping
    @Asks("signing.manage")
    Page<KeyView> list(@RequestParam(required = false) @Nullable KeyPurpose purpose, @RequestParam(required = false) KeyView.@Nullable State state,
                       @RequestParam(required = false) @Nullable String q, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return keys.page(purpose, state, q, new PageRequest(page, size));
    }

    @PostMapping("/{id}/replace")
    @Asks("signing.manage")
    KeyView replace(@PathVariable String id) {
        return keys.replace(id);
    }

    @PostMapping("/{id}/revoke")
    @Asks("signing.manage")
    KeyView revoke(@PathVariable String id, @RequestBody @Valid RevocationBody body) {
        return keys.revoke(id, body.reason(), body.note());
    }
}
