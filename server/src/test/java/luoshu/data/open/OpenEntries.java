package luoshu.data.open;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import luoshu.data.catalog.DataGrade;
import luoshu.data.catalog.DataType;
import luoshu.data.catalog.OpenType;
import luoshu.data.catalog.ProvisionNetwork;
import luoshu.data.catalog.ResourceAct;
import luoshu.data.catalog.ResourceDraft;
import luoshu.data.catalog.ResourceItem;
import luoshu.data.catalog.ResourceView;
import luoshu.data.catalog.Resources;
import luoshu.data.catalog.ShareMode;
import luoshu.data.catalog.ShareType;
import luoshu.data.catalog.UpdateCycle;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Grant;
import luoshu.kernel.organs.Organ;
import luoshu.testing.Actors;

/** Entries in force that may be opened, for tests. */
public final class OpenEntries {

    private final Access access;
    private final Resources resources;

    public OpenEntries(Access access, Resources resources) {
        this.access = access;
        this.resources = resources;
    }

    public ResourceView published(Organ organ, OpenType openType) {
        Actor.Official editor = Actors.official(organ.code().value(), organ.duty(), organ.region().value(), "task.handle", "resource.read", "resource.edit");
        Actor.Official judge = new Actor.Official(UUID.randomUUID(), "审核员", UUID.randomUUID(), "岗", organ.code().value(), organ.name(), organ.region().value(), null,
                List.of(new Grant("x", Set.of("resource.read", "resource.assess", "resource.approve", "resource.publish"), Grant.Organs.ANY, organ.code().value(), organ.duty(), "410000000000", 2)));
        String name = "公交站点 " + UUID.randomUUID();
        ResourceDraft draft = new ResourceDraft(name, "全县公交站点", "201000", List.of("公交"), DataGrade.GENERAL_1, ShareType.UNCONDITIONAL, null, null, List.of(ShareMode.FILE), openType,
                openType == OpenType.CONDITIONAL ? "仅用于研究" : null, null, UpdateCycle.YEARLY, ProvisionNetwork.INTERNET, List.of("interface"), "公交系统", List.of(), "示范",
                List.of(item("站名", "ZM", true), item("乡镇", "XZ", true), item("线路数", "XLS", true), item("内部编号", "NBBH", false)));
        UUID id = access.as(editor, () -> {
            ResourceView made = resources.create(ResourceDraft.named(name));
            return resources.act(made.id(), ResourceAct.SUBMIT, resources.save(made.id(), made.version(), draft).version(), "", List.of()).id();
        });
        return access.as(judge, () -> {
            ResourceView now = resources.manage(id, null);
            for (ResourceAct act : List.of(ResourceAct.ASSESS_SECRECY, ResourceAct.APPROVE, ResourceAct.PUBLISH)) {
                now = resources.act(id, act, now.version(), "", List.of());
            }
            return now;
        });
    }

    private static ResourceItem item(String name, String field, boolean open) {
        return new ResourceItem(name, field, DataType.C, 60, null, true, null, null, null, 1, false, ShareType.UNCONDITIONAL, null, open);
    }
}
