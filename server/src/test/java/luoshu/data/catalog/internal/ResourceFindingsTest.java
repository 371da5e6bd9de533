package luoshu.data.catalog.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import luoshu.data.catalog.DataGrade;
import luoshu.data.catalog.DataType;
import luoshu.data.catalog.Ground;
import luoshu.data.catalog.OpenType;
import luoshu.data.catalog.ProvisionNetwork;
import luoshu.data.catalog.ResourceAct;
import luoshu.data.catalog.ResourceDraft;
import luoshu.data.catalog.ResourceFinding;
import luoshu.data.catalog.ResourceItem;
import luoshu.data.catalog.ResourceState;
import luoshu.data.catalog.ShareMode;
import luoshu.data.catalog.ShareType;
import luoshu.data.catalog.UpdateCycle;
import luoshu.kernel.problems.Invalid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules of an entry, without a server. */
class ResourceFindingsTest {

    private static final ResourceContent CONTENT = new ResourceContent();
    private static final String MARKET = "410000102001" + "0000000000/000001";

    private static ResourceItem item(String name, String field, @Nullable String element, @Nullable String copyOf, int sensitivity, boolean personal) {
        return new ResourceItem(name, field, DataType.C, 50, null, true, null, element, copyOf, sensitivity, personal, ShareType.CONDITIONAL, null, false);
    }

    /** An entry with nothing to find. */
    static ResourceDraft good() {
        return new ResourceDraft("人口基本信息", "户口登记产生", "101001", List.of("户籍"), DataGrade.GENERAL_3, ShareType.CONDITIONAL, "依法履行职责", null, List.of(ShareMode.API), OpenType.NOT_OPEN, null,
                new Ground("SENSITIVE", "个人信息保护法第二十八条"), UpdateCycle.REAL_TIME, ProvisionNetwork.GOVERNMENT, List.of("interface"), "省人口系统", List.of("000709001001"), null,
                List.of(item("姓名", "XM", "person-name", null, 2, true), item("公民身份号码", "GMSFHM", "citizen-number", null, 3, true)));
    }

    private static ResourceDraft with(ResourceDraft d, @Nullable String name, @Nullable DataGrade grade, @Nullable ShareType shareType, @Nullable Ground notShared, @Nullable OpenType openType, List<ResourceItem> items) {
        return new ResourceDraft(name, d.summary(), d.classification(), d.keywords(), grade, shareType, d.shareCondition(), notShared, d.shareModes(), openType, d.openCondition(), d.notOpen(), d.updateCycle(),
                d.network(), d.formats(), d.sourceSystem(), d.matters(), d.unrelated(), items);
    }

    private static ResourceDraft items(UnaryOperator<ResourceItem> change) {
        ResourceDraft d = good();
        List<ResourceItem> items = new ArrayList<>(d.items());
        items.set(1, change.apply(items.get(1)));
        return with(d, d.name(), d.grade(), d.shareType(), null, d.openType(), items);
    }

    private static final class Alone implements ResourceFindings.Others {
        @Nullable String source;

        @Override
        public @Nullable String sourceOf(String element) {
            return element.equals("person-name") ? source : null;
        }

        @Override
        public boolean inForce(String resourceCode) {
            return resourceCode.equals(MARKET);
        }

        @Override
        public boolean matterExists(String basicCode) {
            return basicCode.equals("000709001001");
        }

        @Override
        public boolean nameTaken(String name) {
            return name.equals("已有的资源");
        }
    }

    private static List<String> blocking(ResourceDraft draft, String duty, ResourceFindings.Others others) {
        return ResourceFindings.of(draft, CONTENT, duty, others).stream().filter(ResourceFinding::blocking).map(finding -> finding.pointer() + " " + finding.code()).toList();
    }

    private static List<String> blocking(ResourceDraft draft) {
        return blocking(draft, "public-security", new Alone());
    }

    @Test
    void a_complete_entry_has_nothing_against_it_but_advice() {
        assertThat(blocking(good())).isEmpty();
        assertThat(ResourceFindings.of(items(i -> new ResourceItem(i.name(), i.field(), DataType.C, 10, null, true, null, "citizen-number", null, 3, true, ShareType.CONDITIONAL, null, false)), CONTENT,
                "public-security", new Alone())).extracting(ResourceFinding::code).containsExactly("too-short");
    }

    @Test
    void a_name_alone_says_what_is_missing_all_at_once() {
        assertThat(blocking(ResourceDraft.named("某资源"))).contains("/summary required", "/classification required", "/grade required", "/shareType required", "/openType required", "/updateCycle required",
                "/network required", "/sourceSystem required", "/formats required", "/items required", "/unrelated required");
        assertThat(blocking(with(good(), "已有的资源", DataGrade.GENERAL_3, ShareType.CONDITIONAL, null, OpenType.NOT_OPEN, good().items()))).containsExactly("/name name-taken");
    }

    @Test
    void what_is_not_shared_names_a_law() {
        ResourceDraft d = good();
        assertThat(blocking(with(d, d.name(), d.grade(), ShareType.NOT_SHARED, null, d.openType(), d.items()))).containsExactly("/notShared/kind no-ground");
        assertThat(blocking(with(d, d.name(), d.grade(), ShareType.NOT_SHARED, new Ground("POLICY", "某文件"), d.openType(), d.items()))).containsExactly("/notShared/kind no-ground");
        assertThat(blocking(with(d, d.name(), d.grade(), ShareType.NOT_SHARED, new Ground("LAW", " "), d.openType(), d.items()))).containsExactly("/notShared/citation no-ground");
        assertThat(blocking(with(d, d.name(), d.grade(), ShareType.NOT_SHARED, new Ground("LAW", "某法第一条"), d.openType(), d.items()))).isEmpty();
    }

    @Test
    void the_most_sensitive_item_grades_the_whole() {
        ResourceDraft d = good();
        assertThat(blocking(with(d, d.name(), DataGrade.GENERAL_2, d.shareType(), null, d.openType(), d.items()))).containsExactly("/grade grade-too-low");
        assertThat(blocking(with(d, d.name(), DataGrade.CORE, d.shareType(), null, d.openType(), d.items()))).isEmpty();
        assertThat(blocking(with(d, d.name(), d.grade(), ShareType.UNCONDITIONAL, null, d.openType(), d.items()))).containsExactly("/shareType personal-unconditional");
        assertThat(blocking(items(i -> new ResourceItem(i.name(), i.field(), i.type(), 18, null, true, null, i.element(), null, 2, false, i.shareType(), null, false))))
                .containsExactlyInAnyOrder("/items/1/personal is-personal", "/items/1/sensitivity below-standard");
    }

    @Test
    void an_element_has_one_source() {
        Alone others = new Alone();
        others.source = MARKET;
        assertThat(blocking(good(), "public-security", others)).containsExactly("/items/0/copyOf has-a-source");
        assertThat(blocking(good(), "education", new Alone())).containsExactly("/items/0/copyOf not-the-source", "/items/1/copyOf not-the-source");
        assertThat(blocking(items(i -> item(i.name(), "GMSFHM", "citizen-number", MARKET, 3, true)))).isEmpty();
        assertThat(blocking(items(i -> item(i.name(), "GMSFHM", "citizen-number", "4100001020010000000000/000009", 3, true)))).containsExactly("/items/1/copyOf unknown");
        assertThat(blocking(items(i -> item("许可证编号", "XKZBH", "licence-number", null, 1, false)), "public-security", new Alone())).as("each licence has its own number").isEmpty();
    }

    @Test
    void fields_are_told_apart_and_personal_ones_are_not_open_to_all() {
        assertThat(blocking(items(i -> item("身份证", "xm", "citizen-number", null, 3, true)))).containsExactly("/items/1/field field-twice");
        ResourceDraft d = good();
        assertThat(blocking(with(d, d.name(), d.grade(), d.shareType(), null, OpenType.UNCONDITIONAL, d.items()))).containsExactly("/openType nothing-open");
        List<ResourceItem> open = d.items().stream().map(i -> new ResourceItem(i.name(), i.field(), i.type(), i.length(), null, true, null, i.element(), null, i.sensitivity(), true, i.shareType(), null, true)).toList();
        assertThat(blocking(with(d, d.name(), d.grade(), d.shareType(), null, OpenType.UNCONDITIONAL, open))).containsExactly("/items/0/open personal-open", "/items/1/open personal-open");
    }

    @Test
    void what_a_draft_may_not_hold_at_all_is_refused_at_once() {
        ResourceBounds.check(good(), CONTENT);
        ResourceDraft d = good();
        List<ResourceItem> wrong = List.of(new ResourceItem("x".repeat(101), "1 or 1=1", DataType.C, 0, 31, true, null, "nonsense", null, 5, false, null, null, false));
        ResourceDraft bad = new ResourceDraft(" ", "s".repeat(2_001), "999999", List.of("a", "a"), null, null, null, null, List.of(), null, null, null, null, null, List.of("stone"), null, List.of("12"), null, wrong);
        assertThatThrownBy(() -> ResourceBounds.check(bad, CONTENT)).isInstanceOfSatisfying(Invalid.class, refusal -> assertThat(refusal.errors()).extracting(error -> error.pointer() + " " + error.code())
                .containsExactlyInAnyOrder("/name required", "/summary too-long", "/classification unknown", "/keywords twice", "/formats/0 unknown", "/matters/0 pattern", "/items/0/name too-long",
                        "/items/0/field pattern", "/items/0/element unknown", "/items/0/length out-of-range", "/items/0/scale out-of-range", "/items/0/sensitivity out-of-range"));
        ResourceDraft many = with(d, d.name(), d.grade(), d.shareType(), null, d.openType(), java.util.Collections.nCopies(501, d.items().getFirst()));
        assertThatThrownBy(() -> ResourceBounds.check(many, CONTENT)).isInstanceOf(Invalid.class);
    }

    @ParameterizedTest
    @EnumSource
    void every_state_allows_what_the_table_says_and_nothing_else(ResourceState state) {
        for (ResourceAct act : ResourceAct.values()) {
            assertThat(ResourceTransitions.after(state, act).isPresent()).as("%s %s", state, act).isEqualTo(ResourceTransitions.possible(state).contains(act));
        }
        assertThat(ResourceTransitions.possible(state)).doesNotContain(ResourceAct.CREATE);
        if (state == ResourceState.DELETED) {
            assertThat(ResourceTransitions.possible(state)).isEmpty();
        }
    }
}
