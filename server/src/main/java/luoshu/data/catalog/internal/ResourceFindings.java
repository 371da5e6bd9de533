package luoshu.data.catalog.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import luoshu.data.catalog.DataGrade;
import luoshu.data.catalog.Ground;
import luoshu.data.catalog.OpenType;
import luoshu.data.catalog.ResourceChoices;
import luoshu.data.catalog.ResourceDraft;
import luoshu.data.catalog.ResourceFinding;
import luoshu.data.catalog.ResourceItem;
import luoshu.data.catalog.ShareType;
import org.jspecify.annotations.Nullable;

/** The rules an entry meets before it is handed in: complete, grounded in law where it is not shared, graded by its most sensitive item (就高从严), one source for each data element. */
final class ResourceFindings {

    /** What others have said already, for the rules that look beyond the entry. */
    interface Others {
        /** Code of the resource in force that is the source of the element in the division of this one; null if none is, or it is this one. */
        @Nullable String sourceOf(String element);

        boolean inForce(String resourceCode);

        boolean matterExists(String basicCode);

        /** Another entry in force of the same organ has this name. */
        boolean nameTaken(String name);
    }

    private final ResourceContent content;
    private final String duty;
    private final Others others;
    private final List<ResourceFinding> findings = new ArrayList<>();

    private ResourceFindings(ResourceContent content, String duty, Others others) {
        this.content = content;
        this.duty = duty;
        this.others = others;
    }

    /** @param duty the line of duty of the organ that has the data */
    static List<ResourceFinding> of(ResourceDraft draft, ResourceContent content, String duty, Others others) {
        ResourceFindings all = new ResourceFindings(content, duty, others);
        all.description(draft);
        all.sharing(draft);
        all.opening(draft);
        all.items(draft);
        all.matters(draft);
        return List.copyOf(all.findings);
    }

    private void description(ResourceDraft draft) {
        if (draft.name() != null && others.nameTaken(draft.name())) {
            block("/name", "name-taken", "本机构已有同名资源");
        }
        required("/summary", draft.summary(), "请填写摘要");
        required("/classification", draft.classification(), "请选择分类");
        required("/updateCycle", draft.updateCycle(), "请选择更新周期");
        required("/network", draft.network(), "请选择提供渠道");
        required("/sourceSystem", draft.sourceSystem(), "请填写数据所在的信息系统");
        if (draft.formats().isEmpty()) {
            block("/formats", "required", "请选择数据格式");
        }
        required("/grade", draft.grade(), "请选择数据级别");
        int highest = draft.items().stream().mapToInt(ResourceItem::sensitivity).max().orElse(1);
        DataGrade least = DataGrade.ofSensitivity(highest);
        if (draft.grade() != null && draft.grade().compareTo(least) < 0) {
            block("/grade", "grade-too-low", "就高从严：有敏感级别 " + highest + " 的数据项，级别不低于一般数据 " + highest + " 级");
        }
    }

    private void sharing(ResourceDraft draft) {
        required("/shareType", draft.shareType(), "请选择共享类型");
        if (draft.shareType() == ShareType.CONDITIONAL) {
            required("/shareCondition", draft.shareCondition(), "有条件共享的，写明使用条件");
        }
        if (draft.shareType() == ShareType.NOT_SHARED) {
            ground("/notShared", draft.notShared(), content.choices().notShared(), "不予共享的，写明法律、行政法规或者国务院决定及条款");
        } else if (draft.shareType() != null && draft.shareModes().isEmpty()) {
            block("/shareModes", "required", "请选择共享方式");
        }
        if (draft.shareType() == ShareType.UNCONDITIONAL && draft.items().stream().anyMatch(item -> item.personal() && item.sensitivity() >= 3)) {
            block("/shareType", "personal-unconditional", "含敏感个人信息的数据不能无条件共享");
        }
    }

    private void opening(ResourceDraft draft) {
        required("/openType", draft.openType(), "请选择开放类型");
        if (draft.openType() == OpenType.CONDITIONAL) {
            required("/openCondition", draft.openCondition(), "有条件开放的，写明开放条件");
        }
        if (draft.openType() == OpenType.NOT_OPEN) {
            ground("/notOpen", draft.notOpen(), content.choices().notOpen(), "不开放的，写明依据");
        }
        if (draft.openType() == OpenType.UNCONDITIONAL) {
            for (int i = 0; i < draft.items().size(); i++) {
                if (draft.items().get(i).open() && draft.items().get(i).personal()) {
                    block("/items/" + i + "/open", "personal-open", "个人信息不能无条件开放");
                }
            }
            if (draft.items().stream().noneMatch(ResourceItem::open)) {
                block("/openType", "nothing-open", "没有一个数据项开放");
            }
        }
    }

    private void items(ResourceDraft draft) {
        if (draft.items().isEmpty()) {
            block("/items", "required", "至少有一个数据项");
        }
        Map<String, Integer> fields = new HashMap<>();
        for (int i = 0; i < draft.items().size(); i++) {
            ResourceItem item = draft.items().get(i);
            String at = "/items/" + i;
            required(at + "/name", item.name(), "请填写数据项名称");
            required(at + "/field", item.field(), "请填写字段名");
            required(at + "/type", item.type(), "请选择数据类型");
            required(at + "/shareType", item.shareType(), "请选择共享类型");
            if (item.type() != null && item.type().sized() && item.length() == null) {
                block(at + "/length", "required", "请填写长度");
            }
            if (item.scale() != null && item.length() != null && item.scale() > item.length()) {
                block(at + "/scale", "out-of-range", "小数位数不超过总长度");
            }
            Integer before = item.field() == null || item.field().isEmpty() ? null : fields.putIfAbsent(item.field().toUpperCase(Locale.ROOT), i);
            if (before != null) {
                block(at + "/field", "field-twice", "与第 " + (before + 1) + " 个数据项的字段名相同");
            }
            if (item.shareType() == ShareType.NOT_SHARED) {
                ground(at + "/notShared", item.notShared(), content.choices().notShared(), "不予共享的，写明法律、行政法规或者国务院决定及条款");
            }
            if (item.element() != null) {
                content.element(item.element()).ifPresent(element -> source(at, item, element));
            }
            if (item.copyOf() != null && !item.copyOf().isBlank() && !others.inForce(item.copyOf())) {
                block(at + "/copyOf", "unknown", "目录里没有这个数源");
            }
        }
    }

    /** 一数一源一标准. */
    private void source(String at, ResourceItem item, ResourceChoices.DataElement element) {
        boolean copied = item.copyOf() != null && !item.copyOf().isBlank();
        String other = element.generic() ? null : others.sourceOf(element.code());
        if (!copied && other != null) {
            block(at + "/copyOf", "has-a-source", "“" + element.name().zh() + "”的数源是 " + other + "，请引用它");
        } else if (!copied && element.source() != null && !element.source().equals(duty)) {
            block(at + "/copyOf", "not-the-source", "“" + element.name().zh() + "”由其他部门首先采集，请引用它的资源");
        }
        if (element.personal() && !item.personal()) {
            block(at + "/personal", "is-personal", "“" + element.name().zh() + "”是个人信息");
        }
        if (item.sensitivity() < element.sensitivity()) {
            block(at + "/sensitivity", "below-standard", "“" + element.name().zh() + "”的敏感级别不低于 " + element.sensitivity());
        }
        if (item.type() != null && item.type() != element.type()) {
            advise(at + "/type", "other-type", "数据元标准的类型是 " + element.type());
        }
        if (item.length() != null && element.length() != null && item.length() < element.length()) {
            advise(at + "/length", "too-short", "数据元标准的长度是 " + element.length());
        }
        if (element.codeTable() != null && !element.codeTable().equals(item.codeTable())) {
            advise(at + "/codeTable", "other-codes", "数据元标准的代码表是 " + element.codeTable());
        }
    }

    private void matters(ResourceDraft draft) {
        if (draft.matters().isEmpty()) {
            required("/unrelated", draft.unrelated(), "请选择关联的事项，或者写明不关联的理由");
        }
        for (int i = 0; i < draft.matters().size(); i++) {
            if (!others.matterExists(draft.matters().get(i))) {
                block("/matters/" + i, "unknown", "事项库里没有这个事项");
            }
        }
    }

    private void ground(String at, @Nullable Ground ground, List<ResourceChoices.ResourceChoice> allowed, String message) {
        if (ground == null || ground.kind() == null || allowed.stream().noneMatch(choice -> choice.code().equals(ground.kind()))) {
            block(at + "/kind", "no-ground", message);
        } else if (ground.citation() == null || ground.citation().isBlank()) {
            block(at + "/citation", "no-ground", message);
        }
    }

    private void required(String at, @Nullable Object value, String message) {
        if (value == null || value instanceof String text && text.isBlank()) {
            block(at, "required", message);
        }
    }

    private void block(String at, String code, String message) {
        findings.add(new ResourceFinding(at, true, code, message));
    }

    private void advise(String at, String code, String message) {
        findings.add(new ResourceFinding(at, false, code, message));
    }
}
