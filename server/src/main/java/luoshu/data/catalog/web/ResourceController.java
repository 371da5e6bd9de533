package luoshu.data.catalog.web;

import java.util.UUID;

import luoshu.data.catalog.OpenType;
import luoshu.data.catalog.ResourceChoices;
import luoshu.data.catalog.ResourceQuery;
import luoshu.data.catalog.ResourceSearchResult;
import luoshu.data.catalog.ResourceView;
import luoshu.data.catalog.Resources;
import luoshu.data.catalog.ShareMode;
import luoshu.data.catalog.ShareType;
import luoshu.kernel.access.Access;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 资源目录, for every official. */
@RestController
@RequestMapping("/api/work/resources")
class ResourceController {

    private final Resources resources;
    private final Access access;

    ResourceController(Resources resources, Access access) {
        this.resources = resources;
        this.access = access;
    }

    @GetMapping
    ResourceSearchResult search(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable String region, @RequestParam(required = false) @Nullable String organ,
                                @RequestParam(required = false) @Nullable ShareType shareType, @RequestParam(required = false) @Nullable OpenType openType,
                                @RequestParam(required = false) @Nullable String classification, @RequestParam(required = false) @Nullable ShareMode mode,
                                @RequestParam(required = false) @Nullable String matter, @RequestParam(required = false) @Nullable String element, @RequestParam(defaultValue = "0") int page,
                                @RequestParam(defaultValue = "20") int size) {
        access.official();
        return resources.search(new ResourceQuery(q, region, organ, shareType, openType, classification, mode, matter, element), new PageRequest(page, size));
    }

    @GetMapping("/choices")
    ResourceChoices choices() {
        return resources.choices();
    }

    @GetMapping("/{id}")
    ResourceView one(@PathVariable UUID id) {
        access.official();
        return resources.get(id);
    }
}
