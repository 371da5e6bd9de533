package luoshu.data.sources.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import luoshu.data.sources.DataSourceDraft;
import luoshu.data.sources.DataSourceRow;
import luoshu.data.sources.DataSourceView;
import luoshu.data.sources.DataSources;
import luoshu.data.sources.SourceChoices;
import luoshu.data.sources.SourceDrift;
import luoshu.data.sources.SourceEntry;
import luoshu.data.sources.SourceReading;
import luoshu.data.sources.SourceTableRow;
import luoshu.data.sources.SourceTableView;
import luoshu.data.sources.SourceTest;
import luoshu.data.sources.StartedReading;
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

/** 数据源. Names of tables go in the query: they may hold any character. */
@RestController
@RequestMapping("/api/work/data-sources")
class DataSourceController {

    /** @param sample whether rows are looked at, too */
    record ReadingBody(boolean sample) {
    }

    /** @param columns those to take; empty: all */
    record SourceEntryBody(@NotNull @Size(max = 300) String table, @NotNull @Size(max = 500) List<@NotNull @Size(max = 300) String> columns) {
    }

    private final DataSources sources;

    DataSourceController(DataSources sources) {
        this.sources = sources;
    }

    @GetMapping
    Page<DataSourceRow> list(@RequestParam(required = false) @Nullable String q, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return sources.list(q, new PageRequest(page, size));
    }

    @GetMapping("/choices")
    SourceChoices choices() {
        return sources.choices();
    }

    @GetMapping("/{id}")
    DataSourceView one(@PathVariable UUID id) {
        return sources.get(id);
    }

    @PostMapping
    @Asks("source.manage")
    DataSourceView create(@RequestBody @Valid DataSourceDraft body) {
        return sources.create(body);
    }

    @PutMapping("/{id}")
    @Asks("source.manage")
    DataSourceView save(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid DataSourceDraft body) {
        return sources.save(id, IfMatch.version(ifMatch), body);
    }

    @PostMapping("/{id}/remove")
    void remove(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        sources.remove(id, IfMatch.version(ifMatch));
    }

    @PostMapping("/{id}/test")
    @OwnTransaction("waits for another server outside any transaction; a repetition asks again")
    SourceTest test(@PathVariable UUID id) {
        return sources.test(id);
    }

    @GetMapping("/{id}/readings")
    List<SourceReading> readings(@PathVariable UUID id) {
        return sources.readings(id);
    }

    @PostMapping("/{id}/readings")
    @Asks("source.manage")
    StartedReading read(@PathVariable UUID id, @RequestBody @Valid ReadingBody body) {
        return sources.read(id, body.sample());
    }

    @GetMapping("/{id}/readings/{reading}/drift")
    List<SourceDrift> drift(@PathVariable UUID id, @PathVariable UUID reading) {
        return sources.drift(id, reading);
    }

    @GetMapping("/{id}/tables")
    Page<SourceTableRow> tables(@PathVariable UUID id, @RequestParam(required = false) @Nullable UUID reading, @RequestParam(required = false) @Nullable String q, @RequestParam(defaultValue = "0") int page,
                                @RequestParam(defaultValue = "20") int size) {
        return sources.tables(id, reading, q, new PageRequest(page, size));
    }

    @GetMapping("/{id}/table")
    SourceTableView table(@PathVariable UUID id, @RequestParam(required = false) @Nullable UUID reading, @RequestParam String name) {
        return sources.table(id, reading, name);
    }

    @PostMapping("/{id}/entries")
    @Asks("source.manage")
    SourceEntry register(@PathVariable UUID id, @RequestBody @Valid SourceEntryBody body) {
        return sources.register(id, body.table(), body.columns());
    }
}
