package luoshu.data.surveys.web;

import luoshu.data.surveys.Responsibilities;
import luoshu.data.surveys.Responsibility;
import luoshu.data.surveys.ResponsibilityQuery;
import luoshu.kernel.access.Access;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 责任清单, for every official. */
@RestController
@RequestMapping("/api/work/responsibilities")
class ResponsibilityController {

    private final Responsibilities responsibilities;
    private final Access access;

    ResponsibilityController(Responsibilities responsibilities, Access access) {
        this.responsibilities = responsibilities;
        this.access = access;
    }

    @GetMapping
    Page<Responsibility> list(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable String organ, @RequestParam(required = false) @Nullable String region,
                              @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        access.official();
        return responsibilities.page(new ResponsibilityQuery(q, organ, region), new PageRequest(page, size));
    }
}
