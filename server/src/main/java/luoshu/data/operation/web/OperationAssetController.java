package luoshu.data.operation.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import luoshu.data.operation.AssetAct;
import luoshu.data.operation.AssetDraft;
import luoshu.data.operation.AssetKind;
import luoshu.data.operation.AssetRow;
import luoshu.data.operation.OperationAsset;
import luoshu.data.operation.OperationAssets;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 登记台账. */
@RestController
@RequestMapping("/api/work/operation-assets")
class OperationAssetController {

    record AmendBody(@NotNull AssetAct act, @NotNull String name, @NotNull String description, @NotNull String reason) {
    }

    record CancelAssetBody(@NotNull String reason) {
    }

    private final OperationAssets assets;

    OperationAssetController(OperationAssets assets) {
        this.assets = assets;
    }

    @GetMapping
    Page<AssetRow> list(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable AssetKind kind, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return assets.list(q, kind, new PageRequest(page, size));
    }

    @GetMapping("/{number}")
    OperationAsset one(@PathVariable String number) {
        return assets.get(number);
    }

    @PostMapping
    @Asks("operation.register")
    OperationAsset register(@RequestBody @Valid AssetDraft body) {
        return assets.register(body);
    }

    @PostMapping("/{number}/amend")
    @Asks("operation.register")
    OperationAsset amend(@PathVariable String number, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid AmendBody body) {
        return assets.amend(number, body.act(), IfMatch.version(ifMatch), body.name(), body.description(), body.reason());
    }

    @PostMapping("/{number}/cancel")
    @Asks("operation.register")
    OperationAsset cancel(@PathVariable String number, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid CancelAssetBody body) {
        return assets.cancel(number, IfMatch.version(ifMatch), body.reason());
    }
}
