package luoshu.data.catalog.internal.tables;

import java.util.List;

import luoshu.data.catalog.DataGrade;
import luoshu.data.catalog.DataType;
import luoshu.data.catalog.OpenType;
import luoshu.data.catalog.ProvisionNetwork;
import luoshu.data.catalog.ResourceChoices;
import luoshu.data.catalog.ResourceState;
import luoshu.data.catalog.ShareMode;
import luoshu.data.catalog.ShareType;
import luoshu.data.catalog.UpdateCycle;

/** What the cells of a table say for what is chosen. */
public final class ResourceWords {

    static final String SEPARATOR = "、";
    static final String YES = "是";
    static final String NO = "否";

    final Choices<ShareType> shareTypes = Choices.of(ShareType.class, "无条件共享", "有条件共享", "不予共享");
    final Choices<ShareMode> shareModes = Choices.of(ShareMode.class, "服务接口", "库表交换", "文件");
    final Choices<OpenType> openTypes = Choices.of(OpenType.class, "无条件开放", "有条件开放", "不予开放");
    final Choices<UpdateCycle> cycles = Choices.of(UpdateCycle.class, "实时", "每日", "每周", "每旬", "每月", "每季度", "每年", "按需");
    final Choices<ProvisionNetwork> networks = Choices.of(ProvisionNetwork.class, "电子政务外网", "互联网", "业务专网");
    final Choices<DataGrade> grades = Choices.of(DataGrade.class, "一般数据 1 级", "一般数据 2 级", "一般数据 3 级", "一般数据 4 级", "重要数据", "核心数据");
    final Choices<ResourceState> states = Choices.of(ResourceState.class, "编写中", "审核中", "审核退回", "已发布", "撤销审核中", "撤销未同意", "已撤销", "已删除");
    final Choices<DataType> types = new Choices<>();
    final Choices<String> classes = new Choices<>();
    final Choices<String> elements = new Choices<>();
    final Choices<String> formats;
    final Choices<String> notShared;
    final Choices<String> notOpen;
    private final ResourceChoices content;

    public ResourceWords(ResourceChoices content) {
        this.content = content;
        String[] names = {"字符型", "数值型", "货币型", "日期型", "日期时间型", "逻辑型", "备注型", "通用型", "双精度型", "整型", "浮点型"};
        for (DataType type : DataType.values()) {
            types.add(type, names[type.ordinal()] + type, type.name(), names[type.ordinal()]);
        }
        content.classes().forEach(one -> classify("", one));
        content.elements().forEach(one -> elements.add(one.code(), one.code() + " " + one.name().zh(), one.code(), one.name().zh()));
        this.formats = coded(content.formats());
        this.notShared = coded(content.notShared());
        this.notOpen = coded(content.notOpen());
    }

    private void classify(String above, ResourceChoices.DataClass one) {
        String name = above.isEmpty() ? one.name().zh() : above + "/" + one.name().zh();
        if (one.below().isEmpty()) {
            classes.add(one.code(), one.code() + " " + name, one.code(), name);
        }
        one.below().forEach(below -> classify(name, below));
    }

    private static Choices<String> coded(List<ResourceChoices.ResourceChoice> choices) {
        Choices<String> words = new Choices<>();
        choices.forEach(one -> words.add(one.code(), one.name().zh(), one.code(), one.name().zh()));
        return words;
    }

    ResourceChoices.DataElement element(String code) {
        return content.elements().stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow();
    }

    /** Chosen from a list in the template. */
    List<String> offered(ResourceColumn column) {
        return switch (column) {
            case CLASSIFICATION -> classes.words();
            case GRADE -> grades.words();
            case SHARE_TYPE, ITEM_SHARE_TYPE -> shareTypes.words();
            case NOT_SHARED_KIND, ITEM_NOT_SHARED_KIND -> notShared.words();
            case OPEN_TYPE -> openTypes.words();
            case NOT_OPEN_KIND -> notOpen.words();
            case CYCLE -> cycles.words();
            case NETWORK -> networks.words();
            case TYPE -> types.words();
            case ELEMENT -> elements.words();
            case REQUIRED, PERSONAL, OPEN -> List.of(YES, NO);
            case SENSITIVITY -> List.of("1", "2", "3", "4");
            default -> List.of();
        };
    }
}
