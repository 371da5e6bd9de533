package luoshu.data.profiles.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import luoshu.data.profiles.FeedDraft;
import luoshu.data.profiles.FeedFault;
import luoshu.data.profiles.FeedRow;
import luoshu.data.profiles.FeedRun;
import luoshu.data.profiles.FeedView;
import luoshu.data.profiles.Libraries;
import luoshu.data.profiles.LibraryRow;
import luoshu.data.profiles.StartedFeed;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.IfMatch;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 基础库. */
@RestController
class LibraryController {

    private static final String FEEDS = "/api/work/library-feeds";
    private final Libraries libraries;

    LibraryController(Libraries libraries) {
        this.libraries = libraries;
    }

    @GetMapping("/api/work/libraries")
    List<LibraryRow> list() {
        return libraries.list();
    }

    @GetMapping(FEEDS)
    Page<FeedRow> feeds(@RequestParam(required = false) @Nullable String library, @RequestParam(required = false) @Nullable String q, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return libraries.feeds(library, q, new PageRequest(page, size));
    }

    @GetMapping(FEEDS + "/{id}")
    FeedView feed(@PathVariable UUID id) {
        return libraries.feed(id);
    }

    @PostMapping(FEEDS)
    @Asks("library.manage")
    FeedView create(@RequestBody @Valid FeedDraft body) {
        return libraries.create(body);
    }

    @PutMapping(FEEDS + "/{id}")
    @Asks("library.manage")
    FeedView save(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid FeedDraft body) {
        return libraries.save(id, IfMatch.version(ifMatch), body);
    }

    @PostMapping(FEEDS + "/{id}/remove")
    void remove(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        libraries.remove(id, IfMatch.version(ifMatch));
    }

    @PostMapping(FEEDS + "/{id}/runs")
    StartedFeed run(@PathVariable UUID id) {
        return libraries.run(id);
    }

    @GetMapping(FEEDS + "/{id}/runs")
    List<FeedRun> runs(@PathVariable UUID id) {
        return libraries.runs(id);
    }

    @GetMapping(FEEDS + "/{id}/runs/{run}")
    List<FeedFault> faults(@PathVariable UUID id, @PathVariable UUID run) {
        return libraries.faults(id, run);
    }
}
