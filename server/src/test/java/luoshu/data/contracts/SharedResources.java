package luoshu.data.contracts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import luoshu.data.catalog.DataGrade;
import luoshu.data.catalog.DataType;
import luoshu.data.catalog.Ground;
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
import luoshu.kernel.organs.Organs;
import luoshu.kernel.regions.RegionCode;
import luoshu.testing.Actors;
import org.springframework.context.ApplicationContext;

/** Entries in force and contracts about them, for tests of what comes after. */
public final class SharedResources {

    private final Access access;
    private final Resources resources;
    private final Contracts contracts;
    private final Organs organs;

    public SharedResources(ApplicationContext context) {
        access = context.getBean(Access.class);
        resources = context.getBean(Resources.class);
        contracts = context.getBean(Contracts.class);
        organs = context.getBean(Organs.class);
    }

    public Organ organ(String duty) {
        return organs.findByDutyAndRegion(duty, RegionCode.of("411525"), List.of(4)).getFirst();
    }

    public static Actor.Official of(Organ organ, String... permissions) {
        List<String> all = new ArrayList<>(List.of("task.handle"));
        all.addAll(List.of(permissions));
        return Actors.official(organ.code().value(), organ.duty(), organ.region().value(), all.toArray(new String[0]));
    }

    /** An entry in force: XM name, SFZH identity number, SJH mobile, DZ address, ZT status, NBBH an inner number that is not shared. */
    public ResourceView published(Organ organ, String name) {
        Actor.Official editor = of(organ, "resource.read", "resource.edit");
        Actor.Official judge = new Actor.Official(UUID.randomUUID(), "审核员", UUID.randomUUID(), "岗", organ.code().value(), organ.name(), organ.region().value(), null,
                List.of(new Grant("x", Set.of("resource.read", "resource.assess", "resource.approve", "resource.publish"), Grant.Organs.ANY, organ.code().value(), organ.duty(), "410000000000", 2)));
        UUID id = access.as(editor, () -> {
            ResourceView made = resources.create(ResourceDraft.named(name));
            return resources.act(made.id(), ResourceAct.SUBMIT, resources.save(made.id(), made.version(), draft(name)).version(), "", List.of()).id();
        });
        return access.as(judge, () -> {
            ResourceView now = resources.manage(id, null);
            for (ResourceAct act : List.of(ResourceAct.ASSESS_SECRECY, ResourceAct.ASSESS_PERSONAL, ResourceAct.APPROVE, ResourceAct.PUBLISH)) {
                now = resources.act(id, act, now.version(), "", List.of());
            }
            return now;
        });
    }

    public void withdraw(ResourceView entry, Organ organ) {
        access.as(of(organ, "resource.read", "resource.edit"), () -> resources.act(entry.id(), ResourceAct.WITHDRAW, resources.manage(entry.id(), null).version(), "停止提供", List.of()));
        access.as(of(organ, "resource.read", "resource.publish"), () -> resources.act(entry.id(), ResourceAct.AGREE_WITHDRAWAL, resources.manage(entry.id(), null).version(), "", List.of()));
    }

    private static ResourceDraft draft(String name) {
        Ground ground = new Ground("OTHER", "涉及个人信息");
        return new ResourceDraft(name, "参保人员", "203000", List.of(), DataGrade.GENERAL_3, ShareType.CONDITIONAL, "仅用于社会救助核对", null, List.of(ShareMode.API, ShareMode.TABLE), OpenType.NOT_OPEN, null, ground,
                UpdateCycle.DAILY, ProvisionNetwork.GOVERNMENT, List.of("interface"), "社保系统", List.of(), "示范", List.of(item("姓名", "XM", 2, true), item("证件号", "SFZH", 3, true), item("手机", "SJH", 3, true),
                        item("住址", "DZ", 3, true), item("参保状态", "ZT", 1, false), item("区划", "QH", 1, false)));
    }

    private static ResourceItem item(String name, String field, int sensitivity, boolean personal) {
        return new ResourceItem(name, field, DataType.C, 60, null, true, null, null, null, sensitivity, personal, ShareType.CONDITIONAL, null, false);
    }

    public static ContractTerms terms(List<ContractField> fields) {
        return new ContractTerms("社会救助家庭经济状况核对", "《社会救助暂行办法》第五十八条", List.of("000131001000"), fields, null, ShareMode.API, 600, 10_000, 100, LocalDate.of(2026, 4, 1), LocalDate.of(2026, 12, 31), 0);
    }

    /** In use: name and mobile masked, identity number hashed, status as it is. */
    public Contract inUse(ResourceView entry, Organ asker) {
        return inUse(entry, asker, terms(List.of(new ContractField("XM", Masking.NAME), new ContractField("SFZH", Masking.HASHED), new ContractField("SJH", Masking.MOBILE), new ContractField("ZT", Masking.PLAIN))));
    }

    public Contract inUse(ResourceView entry, Organ asker, ContractTerms terms) {
        return access.asPlatform("test", () -> contracts.activate(contracts.conclude(new NewContract(entry.id(), entry.edition(), asker.code().value(), null, terms)).number(), 1));
    }
}
