package luoshu.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Entries in force of a data catalogue the size of the province's, written into the tables: every organ has what organs of its kind have. The index of the server finds them by itself. */
final class GeneratedResources {

    private static final List<String> SUBJECTS = List.of("食品经营", "药品经营", "特种设备", "不动产", "建设工程", "道路运输", "内河船舶", "婚姻", "低保对象", "特困人员", "残疾人", "养老机构", "殡葬设施", "社会组织", "幼儿园", "中小学校",
            "民办学校", "教师资格", "医疗机构", "医师执业", "护士执业", "疫苗接种", "出生医学", "传染病", "公共场所卫生", "取水", "水库大坝", "河道采砂", "排污", "危险废物", "环境监测", "林木采伐", "野生动物", "种子生产", "兽药", "农机",
            "动物防疫", "耕地", "宅基地", "矿产资源", "测绘成果", "地质灾害", "规划用地", "燃气", "供热", "供水", "城市绿化", "户外广告", "渣土运输", "公积金", "社会保险", "工伤认定", "失业保险", "职业技能", "劳动合同", "职称评审",
            "高校毕业生", "出租汽车", "公路路产", "机动车", "驾驶证", "户籍", "居住证", "出入境", "旅馆业", "保安服务", "消防监督", "安全生产", "烟花爆竹", "危险化学品", "税务登记", "纳税信用", "发票", "政府采购", "财政补贴", "国有资产",
            "招标投标", "项目审批", "价格监测", "粮食储备", "能源消费", "电力用户", "企业登记", "股权出质", "商标", "专利", "广告", "计量器具", "认证机构", "标准备案", "知识产权", "文物保护", "旅行社", "网吧", "演出", "出版物", "体育场馆",
            "信访", "公证", "律师执业", "法律援助", "人民调解", "气象", "地震", "档案", "退役军人", "优抚对象", "宗教场所", "外事", "侨务", "科技项目", "高新技术企业", "统计调查", "审计", "信用修复", "行政处罚", "行政许可");
    private static final List<String> ASPECTS = List.of("基本信息", "许可信息", "变更信息", "注销信息", "年度报告", "监督检查信息", "处罚信息", "名录", "统计信息", "证照信息", "备案信息", "投诉举报信息", "信用评价信息", "人员信息", "地址信息", "资金发放信息");
    private static final List<String> SHARES = List.of("UNCONDITIONAL", "UNCONDITIONAL", "CONDITIONAL", "NOT_SHARED");
    private static final List<String> CYCLES = List.of("REAL_TIME", "DAILY", "WEEKLY", "MONTHLY", "QUARTERLY", "YEARLY");
    private static final int BATCH = 1_000;

    private record Organ(String code, String name, String shortName, String duty, String region) {
    }

    private final List<Map<?, ?>> elements;
    private final List<String> classes = new ArrayList<>();
    private final Random random;

    /** @param choices what the server offers to those who write entries */
    GeneratedResources(Object choices, long seed) {
        this.elements = Json.list(choices, "elements").stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList();
        Json.list(choices, "classes").forEach(this::leaves);
        this.random = new Random(seed);
    }

    private void leaves(Object one) {
        List<?> below = Json.list(one, "below");
        if (below.isEmpty()) {
            classes.add(Json.text(one, "code"));
        }
        below.forEach(this::leaves);
    }

    /** Words people look for: subjects, subjects with an aspect, names of elements, and some that find nothing. */
    List<String> words() {
        List<String> words = new ArrayList<>(SUBJECTS);
        SUBJECTS.forEach(subject -> words.add(subject + ASPECTS.get(random.nextInt(ASPECTS.size()))));
        ASPECTS.forEach(words::add);
        elements.forEach(one -> words.add(Json.text(one, "name", "zh")));
        words.addAll(List.of("shipin", "xuke", "信阳 食品", "浉河区 不动产", "郑州 养老", "统一社会信用代码", "企业登计", "量子纠缠", "GMSFHM", "411500"));
        return words;
    }

    /** Fills the catalogue up to {@code wanted} entries in force; those that are there stay. */
    void write(Postgres postgres, int wanted) throws SQLException {
        List<Organ> organs = postgres.query("postgres", "select code, name, short_name, duty, region from organs.organ where state = 'ACTIVE' order by code").stream()
                .map(row -> new Organ(text(row, "code"), text(row, "name"), text(row, "short_name"), text(row, "duty"), text(row, "region"))).toList();
        try (Connection session = postgres.session("postgres")) {
            session.setAutoCommit(false);
            long there = Long.parseLong(postgres.value("postgres", "select count(*) from catalog.resource where published is not null"));
            long revision = Long.parseLong(postgres.value("postgres", "select number from catalog.revision"));
            try (PreparedStatement entry = session.prepareStatement("""
                    with one as (
                        insert into catalog.resource (code, organ, organ_name, duty, region, edition, published, revision) values (?, ?, ?, ?, ?, 1, 1, ?) returning id)
                    insert into catalog.edition (resource, number, state, version, name, share_type, confidentiality, content, authors, author_name, changed_at, submitted_at, published_at)
                    select id, 1, 3, 1, ?, ?, 0, ?::jsonb, array['bench'], '生成', now(), now(), now() - make_interval(secs => ?) from one
                    """)) {
                for (long i = there; i < wanted; i++) {
                    one(entry, organs.get((int) (i % organs.size())), i, ++revision);
                    if (i % BATCH == BATCH - 1) {
                        entry.executeBatch();
                        session.commit();
                    }
                }
                entry.executeBatch();
            }
            try (PreparedStatement moved = session.prepareStatement("update catalog.revision set number = ?")) {
                moved.setLong(1, revision);
                moved.executeUpdate();
            }
            session.commit();
        }
    }

    private void one(PreparedStatement entry, Organ organ, long i, long revision) throws SQLException {
        String subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
        String aspect = ASPECTS.get(random.nextInt(ASPECTS.size()));
        String classification = classes.get(random.nextInt(classes.size()));
        String share = SHARES.get(random.nextInt(SHARES.size()));
        String name = subject + aspect + "（" + organ.shortName() + i % 89 + "）";
        entry.setString(1, organ.region().substring(0, 6) + classification + "9999999999/" + "%06d".formatted(i));
        entry.setString(2, organ.code());
        entry.setString(3, organ.name());
        entry.setString(4, organ.duty());
        entry.setString(5, organ.region());
        entry.setLong(6, revision);
        entry.setString(7, name);
        entry.setString(8, share);
        entry.setString(9, Json.write(content(organ, subject, aspect, name, classification, share)));
        entry.setInt(10, random.nextInt(100_000_000));
        entry.addBatch();
    }

    private Map<String, Object> content(Organ organ, String subject, String aspect, String name, String classification, String share) {
        List<Object> items = new ArrayList<>();
        int first = random.nextInt(elements.size());
        for (int k = 0; k < 6 + random.nextInt(10); k++) {
            Map<?, ?> of = elements.get((first + k * 3) % elements.size());
            items.add(Json.map("name", Json.text(of, "name", "zh"), "field", Json.text(of, "field") + k, "type", Json.text(of, "type"), "required", k < 3, "element", Json.text(of, "code"),
                    "sensitivity", Json.number(of, "sensitivity"), "personal", of.get("personal"), "open", false));
        }
        return Json.map("name", name, "summary", organ.name() + "在" + subject + "管理中形成的" + aspect + "，按规定向其他部门提供。", "classification", classification, "keywords", List.of(subject, aspect), "grade", "GENERAL_2",
                "shareType", share, "shareModes", List.of(random.nextBoolean() ? "API" : "TABLE"), "openType", random.nextInt(3) == 0 ? "UNCONDITIONAL" : "NOT_OPEN", "updateCycle",
                CYCLES.get(random.nextInt(CYCLES.size())), "network", "GOVERNMENT", "formats", List.of("database"), "sourceSystem", subject + "业务系统", "matters", List.of(), "unrelated", "统计和管理用", "items", items);
    }

    private static String text(Map<String, Object> row, String column) {
        return String.valueOf(row.get(column));
    }
}
