package luoshu.kernel.tasks.web;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Asks;
import luoshu.kernel.tasks.SavedFilter;
import luoshu.kernel.tasks.TaskList;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Filters officials save for their lists. */
@RestController
@RequestMapping("/api/work/saved-filters")
class SavedFilterController {

    private final TaskList tasks;
    private final Access access;

    SavedFilterController(TaskList tasks, Access access) {
        this.tasks = tasks;
        this.access = access;
    }

    @GetMapping
    List<SavedFilter> list() {
        access.official();
        return tasks.listFilters();
    }

    @PostMapping
    @Asks(of = Actor.Official.class)
    SavedFilter save(@RequestBody NewFilter filter) {
        return tasks.saveFilter(text(filter.list()), text(filter.name()), text(filter.query()), Boolean.TRUE.equals(filter.isDefault()));
    }

    @DeleteMapping("/{id}")
    void delete(@PathVariable UUID id) {
        access.official();
        tasks.deleteFilter(id);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    record NewFilter(@Nullable String list, @Nullable String name, @Nullable String query, @Nullable Boolean isDefault) {
    }
}
