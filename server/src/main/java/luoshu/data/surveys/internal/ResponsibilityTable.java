package luoshu.data.surveys.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import luoshu.data.catalog.ResourceChoices;
import luoshu.data.catalog.Resources;
import luoshu.data.surveys.Responsibilities;
import luoshu.data.surveys.Responsibility;
import luoshu.data.surveys.ResponsibilityQuery;
import luoshu.kernel.access.Access;
import luoshu.kernel.jobs.TableSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 责任清单 as an Excel table. */
@Component
class ResponsibilityTable implements TableSource {

    private static final Map<String, String> SHARING = Map.of("UNCONDITIONAL", "无条件共享", "CONDITIONAL", "有条件共享", "NOT_SHARED", "不予共享");
    private static final Map<String, String> MODES = Map.of("API", "服务接口", "TABLE", "库表交换", "FILE", "文件");
    private static final Map<String, String> CYCLES = Map.of("REAL_TIME", "实时", "DAILY", "每日", "WEEKLY", "每周", "TEN_DAYS", "每旬", "MONTHLY", "每月",
            "QUARTERLY", "每季度", "YEARLY", "每年", "ON_DEMAND", "按需");
    private final Responsibilities responsibilities;
    private final Resources resources;
    private final Access access;

    ResponsibilityTable(Responsibilities responsibilities, Resources resources, Access access) {
        this.responsibilities = responsibilities;
        this.resources = resources;
        this.access = access;
    }

    @Override
    public String list() {
        return "responsibilities";
    }

    @Override
    public void require() {
        access.official();
    }

    @Override
    public String title() {
        return "数据责任清单";
    }

    @Override
    public List<String> headers() {
        return List.of("区划", "单位", "资源代码", "资源名称", "数源（数据元）", "共享类型", "供给方式", "更新周期", "最近更新", "责任人", "联系电话", "编目人");
    }

    @Override
    public void rows(Map<String, String> query, RowSink sink) {
        Map<String, String> elements = new HashMap<>();
        for (ResourceChoices.DataElement element : resources.choices().elements()) {
            elements.put(element.code(), element.name().zh());
        }
        responsibilities.stream(new ResponsibilityQuery(query.get("q"), query.get("organ"), query.get("region")), one -> sink.row(cells(one, elements)));
    }

    private static List<@Nullable Object> cells(Responsibility one, Map<String, String> elements) {
        List<@Nullable Object> cells = new ArrayList<>(List.of(one.region(), one.organName(), one.code(), one.name(), named(one.sources(), elements), SHARING.getOrDefault(one.shareType(), one.shareType()),
                named(one.shareModes(), MODES), CYCLES.getOrDefault(one.updateCycle(), one.updateCycle()), one.updatedAt()));
        cells.add(one.responsible());
        cells.add(one.telephone());
        cells.add(one.author());
        return cells;
    }

    private static String named(List<String> codes, Map<String, String> names) {
        return codes.stream().map(code -> names.getOrDefault(code, code)).collect(Collectors.joining("、"));
    }
}
