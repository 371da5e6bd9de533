package luoshu.data.catalog.internal;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import luoshu.data.catalog.ResourceState;
import luoshu.data.catalog.Resources;
import luoshu.data.catalog.internal.tables.ResourceCells;
import luoshu.data.catalog.internal.tables.ResourceColumn;
import luoshu.data.catalog.internal.tables.ResourceWords;
import luoshu.kernel.access.Access;
import luoshu.kernel.jobs.TableSource;
import luoshu.kernel.problems.Invalid;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The entries one manages, newest editions, as an Excel table that can be imported again. */
@Component
class ResourceTable implements TableSource {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private final ResourceList list;
    private final ResourceCells cells;
    private final Access access;

    ResourceTable(ResourceList list, ResourceContent content, Access access) {
        this.list = list;
        this.cells = new ResourceCells(new ResourceWords(content.choices()));
        this.access = access;
    }

    @Override
    public String list() {
        return "managed-resources";
    }

    @Override
    public void require() {
        access.require(Resources.READ);
    }

    @Override
    public String title() {
        return "资源目录";
    }

    @Override
    public List<String> headers() {
        return ResourceColumn.all().stream().map(ResourceColumn::title).toList();
    }

    @Override
    public void rows(Map<String, String> query, RowSink sink) {
        String q = query.get("q");
        ResourceState state = state(query.getOrDefault("state", ""));
        boolean awaiting = query.getOrDefault("awaiting", "").equals("true");
        sink.total(list.items(q, state, awaiting));
        list.each(q, state, awaiting, file -> cells.rows(standing(file), file.content()).forEach(sink::row));
    }

    private static ResourceCells.Standing standing(ResourceFile file) {
        return new ResourceCells.Standing(file.code(), file.organ(), file.organName(), file.state(), file.edition(), file.publishedAt() == null ? "" : LocalDate.ofInstant(file.publishedAt(), CHINA).toString());
    }

    private static @Nullable ResourceState state(String name) {
        return name.isBlank() ? null
                : Arrays.stream(ResourceState.values()).filter(state -> state.name().equals(name)).findFirst().orElseThrow(() -> new Invalid("/query/state", "unknown", "没有这个状态"));
    }
}
