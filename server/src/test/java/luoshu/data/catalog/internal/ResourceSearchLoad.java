package luoshu.data.catalog.internal;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import luoshu.data.catalog.DataGrade;
import luoshu.data.catalog.OpenType;
import luoshu.data.catalog.ProvisionNetwork;
import luoshu.data.catalog.ResourceChoices;
import luoshu.data.catalog.ResourceDraft;
import luoshu.data.catalog.ResourceItem;
import luoshu.data.catalog.ResourceQuery;
import luoshu.data.catalog.ResourceState;
import luoshu.data.catalog.ShareMode;
import luoshu.data.catalog.ShareType;
import luoshu.data.catalog.UpdateCycle;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.search.SearchFolder;

/** Measures the search of the catalogue by hand, without server and database: {@code ResourceSearchLoad [entries=160000] [seconds=20] [folder]}. Entries as {@code bench/resources} makes
 * them, kept in the folder; one searcher; time of its CPU. */
public final class ResourceSearchLoad {

    static final List<String> SUBJECTS = List.of("食品经营", "药品经营", "特种设备", "不动产", "建设工程", "道路运输", "内河船舶", "婚姻", "低保对象", "特困人员", "残疾人", "养老机构", "殡葬设施", "社会组织", "幼儿园", "中小学校", "民办学校",
            "教师资格", "医疗机构", "医师执业", "护士执业", "疫苗接种", "出生医学", "传染病", "公共场所卫生", "取水", "水库大坝", "河道采砂", "排污", "危险废物", "环境监测", "林木采伐", "野生动物", "种子生产", "兽药", "农机", "动物防疫", "耕地",
            "宅基地", "矿产资源", "测绘成果", "地质灾害", "规划用地", "燃气", "供热", "供水", "城市绿化", "户外广告", "渣土运输", "公积金", "社会保险", "工伤认定", "失业保险", "职业技能", "劳动合同", "职称评审", "高校毕业生", "出租汽车", "公路路产",
            "机动车", "驾驶证", "户籍", "居住证", "出入境", "旅馆业", "保安服务", "消防监督", "安全生产", "烟花爆竹", "危险化学品", "税务登记", "纳税信用", "发票", "政府采购", "财政补贴", "国有资产", "招标投标", "项目审批", "价格监测", "粮食储备");
    static final List<String> ASPECTS = List.of("基本信息", "许可信息", "变更信息", "注销信息", "年度报告", "监督检查信息", "处罚信息", "名录", "统计信息", "证照信息", "备案信息", "投诉举报信息", "信用评价信息", "人员信息", "地址信息", "资金发放信息");
    private static final int ORGANS = 8_000;
    private static final int BATCH = 1_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final ResourceContent content = new ResourceContent();
    private final Random random = new Random(1);
    private final List<String> classes = content.choices().classes().stream().flatMap(one -> one.below().stream()).flatMap(one -> one.below().stream()).map(ResourceChoices.DataClass::code).toList();

    public static void main(String[] arguments) throws Exception {
        int entries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 160_000;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        ResourceSearchLoad load = new ResourceSearchLoad();
        Path folder = arguments.length > 2 ? Path.of(arguments[2]) : Files.createTempDirectory("resource-load");
        try (SearchFolder index = SearchFolder.open(folder, "load", ResourceDocuments.FORMAT)) {
            long started = System.nanoTime();
            if (index.revision() < 0) {
                load.fill(index, entries);
            }
            System.out.printf("%d entries in %.1f s%n", entries, (System.nanoTime() - started) / 1e9);
            Function<Collection<String>, Map<String, String>> names = codes -> codes.stream().collect(Collectors.toMap(code -> code, code -> code));
            ResourceFinder finder = new ResourceFinder(names, load.content::className);
            List<ResourceQuery> queries = load.queries();
            load.run(index, finder, queries, seconds);
            load.run(index, finder, queries, seconds);
        }
    }

    void fill(SearchFolder index, int entries) {
        ResourceDocuments documents = new ResourceDocuments();
        for (int from = 0; from < entries; from += BATCH) {
            int first = from;
            index.write(writer -> {
                for (int i = first; i < Math.min(entries, first + BATCH); i++) {
                    writer.addDocument(documents.document(one(i)));
                }
                return null;
            }, first);
        }
    }

    private ResourceFile one(int i) {
        String subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
        String aspect = ASPECTS.get(random.nextInt(ASPECTS.size()));
        int organ = i % ORGANS;
        String region = organ % 3 == 0 ? "410000000000" : "41%02d%02d%03d000".formatted(1 + organ % 17, organ % 11, organ % 7);
        String classification = classes.get(random.nextInt(classes.size()));
        List<ResourceChoices.DataElement> elements = content.choices().elements();
        List<ResourceItem> items = new ArrayList<>();
        int first = random.nextInt(elements.size());
        for (int k = 0; k < 6 + random.nextInt(10); k++) {
            ResourceChoices.DataElement of = elements.get((first + k * 3) % elements.size());
            items.add(new ResourceItem(of.name().zh(), of.field() + k, of.type(), null, null, k < 3, null, of.code(), null, of.sensitivity(), of.personal(), null, null, false));
        }
        String name = subject + aspect + "（某局" + i % 89 + "）";
        ResourceDraft draft = new ResourceDraft(name, "某某市某某管理局" + organ % 100 + "在" + subject + "管理中形成的" + aspect + "，按规定向其他部门提供。", classification, List.of(subject, aspect), DataGrade.GENERAL_2,
                ShareType.values()[Math.max(0, random.nextInt(4) - 1)], null, null, List.of(random.nextBoolean() ? ShareMode.API : ShareMode.TABLE), random.nextInt(3) == 0 ? OpenType.UNCONDITIONAL : OpenType.NOT_OPEN,
                null, null, UpdateCycle.MONTHLY, ProvisionNetwork.GOVERNMENT, List.of("database"), subject + "业务系统", List.of(), "统计和管理用", items);
        return new ResourceFile(new UUID(1, i), region.substring(0, 6) + classification + "9999999999/" + "%06d".formatted(i), "11%06dMB%08d".formatted(410000 + organ % 900, organ), "某某市某某管理局" + organ % 100, "x", region, 1, 1,
                1, ResourceState.PUBLISHED, null, 1, 1, draft, 0, List.of("load"), "生成", Instant.EPOCH, null, Instant.ofEpochSecond(random.nextInt(100_000_000)), null);
    }

    List<ResourceQuery> queries() {
        List<String> words = new ArrayList<>(SUBJECTS);
        SUBJECTS.forEach(subject -> words.add(subject + ASPECTS.get(random.nextInt(ASPECTS.size()))));
        words.addAll(ASPECTS);
        content.choices().elements().forEach(one -> words.add(one.name().zh()));
        words.addAll(List.of("shipin", "xuke", "信阳 食品", "浉河区 不动产", "郑州 养老", "统一社会信用代码", "企业登计", "量子纠缠", "GMSFHM", "411500"));
        List<ResourceQuery> queries = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            String word = random.nextInt(25) == 0 ? null : words.get((int) (words.size() * Math.pow(random.nextDouble(), 1.3)));
            String region = List.of("", "", "410000000000", "410100000000", "411500000000", "411502000000").get(random.nextInt(6));
            int filter = random.nextInt(8);
            queries.add(new ResourceQuery(word, region.isEmpty() ? null : region, null, filter == 3 ? ShareType.CONDITIONAL : filter == 4 ? ShareType.UNCONDITIONAL : null, null, filter == 7 ? "1" : null,
                    filter == 5 ? ShareMode.API : null, null, filter == 6 ? "credit-code" : null));
        }
        return queries;
    }

    private void run(SearchFolder index, ResourceFinder finder, List<ResourceQuery> queries, int seconds) {
        List<Long> took = new ArrayList<>();
        long[] worst = new long[queries.size()];
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        for (int i = 0; System.nanoTime() < until; i++) {
            ResourceQuery query = queries.get(i % queries.size());
            long from = THREADS.getCurrentThreadCpuTime();
            index.search(searcher -> finder.search(searcher, query, 0, new PageRequest(0, 20)));
            long micros = (THREADS.getCurrentThreadCpuTime() - from) / 1_000;
            took.add(micros);
            worst[i % queries.size()] = micros;
        }
        long[] sorted = took.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf("%d searches: mean %.2f, p50 %.2f, p95 %.2f, p99 %.2f, max %.2f ms%n", sorted.length, Arrays.stream(sorted).average().orElse(0) / 1e3, sorted[sorted.length / 2] / 1e3,
                sorted[sorted.length * 95 / 100] / 1e3, sorted[sorted.length * 99 / 100] / 1e3, sorted[sorted.length - 1] / 1e3);
        Integer[] order = new Integer[queries.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(worst[b], worst[a]));
        Arrays.stream(order).limit(8).forEach(i -> System.out.println("  " + worst[i] + " µs " + queries.get(i)));
    }
}
