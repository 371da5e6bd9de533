package luoshu.data.catalog.internal.tables;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import luoshu.kernel.tables.TableColumn;

/**
 * A column of the catalogue as a table, in the words of the national guide (政务信息资源目录编制指南（试行）, 发改高技〔2017〕1272号) where it has any. One row is one item; what is said of the entry stands in each of
 * its rows, or in the first.
 */
public enum ResourceColumn implements TableColumn {
    NAME("/name", "信息资源名称", "必填，200 字以内。一个资源有几个信息项就写几行，各行连在一起；资源本身的各列每行相同，也可以只写在第一行"),
    CODE("", "信息资源代码", "新资源留空，发布时赋码。填写已发布资源的代码，导入后成为它的新一版"),
    PROVIDER("", "信息资源提供方", "提供方的名称，可以留空"),
    PROVIDER_CODE("", "提供方代码", "统一社会信用代码；留空即为本单位。新资源只能由本单位编目"),
    CLASSIFICATION("/classification", "信息资源分类", "六位分类代码，按“代码表”选择"),
    SUMMARY("/summary", "信息资源摘要", "数据的内容、范围和用途，2000 字以内"),
    KEYWORDS("/keywords", "关键词", "用顿号分开，不超过 20 个"),
    GRADE("/grade", "数据级别", "就高从严：不低于信息项的最高敏感级别"),
    SYSTEM("/sourceSystem", "所属信息系统", "数据所在的信息系统"),
    FORMATS("/formats", "信息资源格式", "用顿号分开，按“代码表”填写"),
    SHARE_TYPE("/shareType", "共享类型", "无条件共享、有条件共享或者不予共享"),
    SHARE_CONDITION("/shareCondition", "共享条件", "有条件共享的填写"),
    SHARE_MODES("/shareModes", "共享方式", "服务接口、库表交换、文件，用顿号分开"),
    NOT_SHARED_KIND("/notShared/kind", "不予共享依据种类", "不予共享的填写"),
    NOT_SHARED_CITATION("/notShared/citation", "不予共享依据", "不予共享的填写名称和条款"),
    OPEN_TYPE("/openType", "开放类型", "无条件开放、有条件开放或者不予开放"),
    OPEN_CONDITION("/openCondition", "开放条件", "有条件开放的填写"),
    NOT_OPEN_KIND("/notOpen/kind", "不予开放依据种类", "不予开放的填写"),
    NOT_OPEN_CITATION("/notOpen/citation", "不予开放依据", "不予开放的填写名称和条款"),
    CYCLE("/updateCycle", "更新周期", "按“代码表”选择"),
    NETWORK("/network", "提供渠道", "按“代码表”选择"),
    MATTERS("/matters", "关联事项编码", "12 位基本编码，用顿号分开；单元格设为文本格式"),
    UNRELATED("/unrelated", "不关联事项的理由", "没有关联事项的填写"),
    ITEM_NAME("/items/name", "信息项名称", "100 字以内"),
    FIELD("/items/field", "字段名", "字母开头，由字母、数字和下划线组成"),
    TYPE("/items/type", "数据类型", "按“代码表”选择"),
    LENGTH("/items/length", "数据长度", "字符型、数值型必填"),
    SCALE("/items/scale", "小数位数", "有小数的填写"),
    REQUIRED("/items/required", "是否必填", "是或者否"),
    CODE_TABLE("/items/codeTable", "代码表", "取值依据的标准，例如 GB/T 2261.1"),
    ELEMENT("/items/element", "数据元", "数据元的代码，按“代码表”选择；没有对应的留空"),
    COPY_OF("/items/copyOf", "数源资源代码", "这一项来自其他资源的，填写它的代码"),
    SENSITIVITY("/items/sensitivity", "敏感级别", "1 到 4；有数据元的可以留空，按数据元填写"),
    PERSONAL("/items/personal", "是否个人信息", "是或者否；有数据元的可以留空，按数据元填写"),
    ITEM_SHARE_TYPE("/items/shareType", "信息项共享类型", "无条件共享、有条件共享或者不予共享"),
    ITEM_NOT_SHARED_KIND("/items/notShared/kind", "信息项不予共享依据种类", "这一项不予共享的填写"),
    ITEM_NOT_SHARED_CITATION("/items/notShared/citation", "信息项不予共享依据", "这一项不予共享的填写名称和条款"),
    OPEN("/items/open", "信息项是否开放", "是或者否"),
    STATE("", "状态", ""),
    EDITION("", "版本", ""),
    PUBLISHED("", "发布日期", "");

    /** Of exports; an import reads over them. */
    private static final List<ResourceColumn> SHOWN_ONLY = List.of(STATE, EDITION, PUBLISHED);
    private static final String ITEMS = "/items/";
    private final String pointer;
    private final String title;
    private final String hint;

    ResourceColumn(String pointer, String title, String hint) {
        this.pointer = pointer;
        this.title = title;
        this.hint = hint;
    }

    /** The column of a JSON pointer into a draft; the name's for what is said of the whole. */
    static ResourceColumn of(String pointer) {
        String plain = pointer.replaceAll("/[0-9]+", "");
        return Arrays.stream(values()).filter(column -> !column.pointer.isEmpty() && column.pointer.equals(plain)).findFirst().orElse(NAME);
    }

    public static List<ResourceColumn> all() {
        return List.of(values());
    }

    static List<ResourceColumn> ofTemplate() {
        return Arrays.stream(values()).filter(column -> !SHOWN_ONLY.contains(column)).toList();
    }

    boolean ofItem() {
        return pointer.startsWith(ITEMS);
    }

    boolean ofEntry() {
        return !ofItem() && !SHOWN_ONLY.contains(this);
    }

    String hint() {
        return hint;
    }

    @Override
    public String title() {
        return title;
    }

    /** An edition is what its table says: a column that is left out would take away what stands there. */
    @Override
    public boolean mustStand() {
        return !pointer.isEmpty();
    }

    @Override
    public boolean named(String header) {
        return header.replaceAll("[\\s*＊\\uFEFF]", "").toUpperCase(Locale.ROOT).equals(title);
    }
}
