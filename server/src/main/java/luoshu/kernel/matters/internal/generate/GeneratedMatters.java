package luoshu.kernel.matters.internal.generate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

import luoshu.kernel.packages.PackageFiles;
import luoshu.kernel.packages.ShippedPackages;

/** Packages with the names of matters that Henan's departments really handle, everything else as in a shipped matter. */
public final class GeneratedMatters {

    private record Line(String duty, String ministry, String levels, String topic, List<String> subjects) {
    }

    private static final List<String> CASES = List.of("新办", "变更", "延续", "补证", "注销");
    private static final List<String> GRADES = List.of("", "省级", "中国（河南）自由贸易试验区", "乡村振兴重点帮扶县");
    private static final Map<String, String> ENDINGS = Map.of("许可", "01", "认定", "07", "登记", "07", "补助发放", "05", "奖励", "08", "备案", "10", "查询", "20");
    private static final List<Line> LINES = List.of(
            line("market-regulation", "31", "[3, 4]", "准营准办", "食品生产许可 食品小作坊登记 特种设备使用登记 特种设备作业人员资格认定 计量标准器具核准许可 检验检测机构资质认定 广告发布登记 药品零售经营许可 第二类医疗器械经营备案 股权出质登记 食用农产品批发市场备案 工业产品生产许可 名称争议裁决申请登记 知识产权质押登记 地方标准制定登记 农民专业合作社登记 外商投资企业登记 连锁食品总部备案 特殊食品经营备案 网络交易平台备案"),
            line("health", "23", "[3, 4]", "医疗卫生", "医疗机构设置许可 放射诊疗许可 母婴保健技术服务许可 护士执业登记 饮用水供水单位卫生许可 消毒产品生产企业卫生许可 乡村医生执业登记 中医诊所备案 麻醉药品购用许可 职业病诊断备案 义诊活动备案 独生子女父母奖励 计划生育特殊家庭补助发放 托育机构备案 医疗广告登记 血站执业许可 病原微生物实验室备案 病残儿鉴定认定 生育登记查询 预防接种单位认定"),
            line("transport", "18", "[3, 4]", "交通运输", "道路旅客运输经营许可 出租汽车经营许可 网络预约出租车驾驶员资格认定 机动车维修经营备案 机动车驾驶员培训备案 港口经营许可 水路运输业务许可 公路超限运输许可 涉路施工许可 更新采伐护路林许可 危险货物运输押运人员资格认定 城市公共交通线路运营许可 船舶营运登记 公路建设项目施工许可 客运站经营许可 巡游出租车驾驶员资格认定 从业人员资格查询 普通货运驾驶员资格认定"),
            line("housing-construction", "17", "[3, 4]", "国土和规划建设", "商品房预售许可 房地产开发企业资质认定 建筑业企业资质认定 建筑起重机械使用登记 城镇燃气经营许可 商品房合同备案 公共租赁住房资格认定 住房租赁补助发放 房屋交易登记 物业服务区域备案 城市地下管线工程备案 建设工程消防验收备案 历史建筑实施原址保护许可 施工图审查备案 二级建造师登记 监理工程师资格查询 农村危房改造补助发放 供热经营许可"),
            line("urban-management", "17", "[3, 4]", "公用事业", "城市建筑垃圾处置许可 从事生活垃圾经营性清扫许可 临时占用城市绿地许可 砍伐城市树木许可 城市道路临时停车位认定 夜间建筑施工备案 关闭环境卫生设施许可 迁移古树名木许可 排水许可 张贴宣传品许可 临时搭建建筑物许可 利用照明设施架设通讯线许可 便民市场设置备案 餐厨垃圾收运许可"),
            line("water", "19", "[3, 4]", "水务气象", "河道管理范围内建设项目许可 河道采砂许可 生产建设项目水土保持许可 水工程建设规划许可 洪水影响评价许可 农村集体经济组织修建水库许可 水利工程开工备案 水库大坝注册登记 农业灌溉占用水源许可 取水计划认定 水利工程质量监督登记 节水载体认定 移民后期扶持补助发放 水资源查询"),
            line("human-resources", "14", "[3, 4]", "人力资源", "劳务派遣经营许可 职业培训学校设立许可 特殊工时制度许可 工伤认定 失业登记 就业困难人员认定 创业担保贷款认定 职业技能提升补助发放 高校毕业生求职补助发放 专业技术资格认定 社会保险登记 社会保险关系转移登记 退休资格认定 劳动用工备案 集体合同备案 企业年金方案备案 灵活就业社会保险补助发放 职业资格证书查询 城乡居民养老保险登记 工亡职工供养亲属资格认定"),
            line("education", "05", "[3, 4]", "文体教育", "教师资格认定 民办幼儿园设立许可 校车使用许可 学籍变动登记 国家助学金补助发放 义务教育阶段入学登记 普通话水平等级查询 校外培训机构设立许可 中小学生艺术竞赛备案 学生资助补助发放 教学成果奖励 中等职业学校免学费补助发放 适龄儿童延缓入学认定 学历证书查询 中考加分资格认定 实施中等学历教育学校设立许可"),
            line("public-security", "09", "[3, 4]", "安全生产", "旅馆业特种行业许可 公章刻制备案 民用爆炸物品购买许可 烟花爆竹道路运输许可 大型群众性活动安全许可 保安服务公司设立许可 居住证登记 户口迁移登记 姓名变更登记 普通护照登记 机动车驾驶证登记 机动车注册登记 剧毒化学品购买许可 养犬登记 临时身份证登记 无犯罪记录查询 金融机构营业场所安全防范设施许可 见义勇为奖励"),
            line("housing-fund", "17", "[3]", "社会保障", "住房公积金缴存登记 住房公积金贷款认定 住房公积金账户封存登记 住房公积金异地转移登记 住房公积金缓缴认定 住房公积金贷款结清查询 住房公积金个人账户查询 降低缴存比例认定"),
            line("natural-resources", "15", "[3, 4]", "国土和规划建设", "建设用地规划许可 建设工程规划许可 乡村建设规划许可 采矿许可 临时用地许可 不动产首次登记 不动产抵押登记 不动产查封登记 国有建设用地使用权登记 林地使用权登记 测绘资质认定 地图审核许可 土地复垦方案许可 矿产资源储量登记 设施农业用地备案 宅基地使用权登记 不动产登记资料查询 古生物化石收藏单位认定"),
            line("disabled-federation", "11", "[4]", "社会保障", "残疾人证登记 残疾儿童康复补助发放 残疾人机动轮椅车燃油补助发放 残疾人就业创业补助发放 按比例安排残疾人就业认定 残疾人辅助器具适配补助发放 残疾学生助学补助发放 残疾人家庭无障碍改造补助发放 残疾人证查询"),
            line("civil-affairs", "11", "[3, 4]", "社会保障", "社会团体成立登记 民办非企业单位登记 基金会设立登记 慈善组织认定 养老机构备案 最低生活保障认定 特困人员认定 孤儿基本生活补助发放 事实无人抚养儿童补助发放 结婚登记 离婚登记 收养登记 地名命名备案 公益性公墓设立许可 殡葬服务补助发放 流浪乞讨人员救助登记 社会组织信息查询 经济困难老年人服务补助发放"),
            line("fire-rescue", "09", "[3, 4]", "公安消防", "公众聚集场所投入使用安全检查许可 消防技术服务机构备案 消防安全重点单位备案 专职消防队验收认定 火灾事故认定 注册消防工程师登记 消防产品监督查询 单位消防安全责任人备案"),
            line("ecology", "16", "[3, 4]", "环保绿化", "排污许可 建设项目环境影响评价许可 危险废物经营许可 辐射安全许可 入河排污口设置许可 夜间施工噪声备案 环境应急预案备案 放射性同位素转让许可 固定污染源排污登记 废弃电器电子产品处理资格认定 环境监测设施拆除许可 放射源异地使用备案 生态环境损害举报奖励 环境信用评价查询"),
            line("township", "11", "[5]", "社会保障", "城乡居民医疗保险登记 农村宅基地建房许可 村民委员会成员变动备案 最低生活保障初审认定 临时救助备案 高龄老人津贴补助发放 农村五保供养认定 退役军人信息登记 流动人口登记 土地承包经营权流转备案 农机购置补助发放 适龄妇女两癌筛查登记 公益性岗位认定 农村住房改造登记 村务公开查询"));

    /** How many different matters there are. */
    public static final int MOST = LINES.stream().mapToInt(line -> line.subjects().size()).sum() * CASES.size() * GRADES.size();

    private final PackageFiles model = ShippedPackages.list("matters").get("000131001000-food-business-licence");
    private final List<int[]> order = new ArrayList<>();
    private final long seed;
    private int next;

    public GeneratedMatters(long seed) {
        this.seed = seed;
        for (int grade = 0; grade < GRADES.size(); grade++) {
            List<int[]> ofGrade = new ArrayList<>();
            for (int line = 0; line < LINES.size(); line++) {
                for (int subject = 0; subject < LINES.get(line).subjects().size(); subject++) {
                    for (int one = 0; one < CASES.size(); one++) {
                        ofGrade.add(new int[] {line, subject, one, grade});
                    }
                }
            }
            Collections.shuffle(ofGrade, new Random(seed + grade));
            order.addAll(ofGrade);
        }
    }

    public PackageFiles next() {
        int[] at = order.get(next++);
        Line line = LINES.get(at[0]);
        String subject = line.subjects().get(at[1]);
        String ending = ENDINGS.keySet().stream().filter(subject::endsWith).max(Comparator.comparingInt(String::length)).orElse("许可");
        String type = ENDINGS.get(ending);
        Random random = new Random(seed * 31 + at[0] * 10_007L + at[1] * 101L + at[2] * 7L + at[3]);
        String name = GRADES.get(at[3]) + subject + "（" + CASES.get(at[2]) + "）";
        // One ministry code serves two lines of duty: the line's number keeps their main items apart.
        String code = "41" + type + line.ministry() + String.format("%03d", 500 + at[1] + 25 * (at[0] % 16)) + String.format("%03d", at[3]);
        String slug = "generated-" + line.duty() + "-" + at[1] + "-" + at[2] + "-" + at[3];
        int promise = 7 + random.nextInt(4);
        String matter = text("matter.yaml").replaceFirst("catalogCode: .*", "catalogCode: \"" + code + "\"").replaceFirst("slug: .*", "slug: " + slug)
                .replaceFirst("taskName: .*", "taskName: {zh: " + name + ", en: \"Generated matter " + line.duty() + " " + at[1] + "-" + at[2] + "\"}")
                .replaceFirst("handlingItem: .*", "handlingItem: \"" + String.format("%02d", at[2] + 1) + "\"").replaceFirst("taskType: .*", "taskType: \"" + type + "\"")
                .replaceFirst("keywords: .*", "keywords: [" + keywords(subject, ending, CASES.get(at[2])) + "]")
                .replaceFirst("implementedBy: .*", "implementedBy: {duty: " + line.duty() + ", useLevel: " + line.levels() + "}")
                .replaceFirst("promise: \\{days: 7,", "promise: {days: " + promise + ",").replaceFirst("corpTopics: .*", "corpTopics: [" + line.topic() + "]")
                .replaceFirst("userTopics: .*", "userTopics: [其他]").replaceFirst("lifeEvents: .*", "lifeEvents: []");
        String texts = text("texts.yaml").replaceFirst("summary: .*", "summary: {zh: 办理" + name + "的，向所在地主管部门提出，网上可以办到底，" + promise + "个工作日内作出决定。, en: Generated for measurement.}");
        return model.with("matter.yaml", matter.getBytes(StandardCharsets.UTF_8)).with("texts.yaml", texts.getBytes(StandardCharsets.UTF_8));
    }

    private static String keywords(String subject, String ending, String one) {
        String core = subject.substring(0, subject.length() - ending.length());
        String verb = switch (one) {
            case "新办" -> "办";
            case "变更" -> "改";
            case "延续" -> "续";
            case "补证" -> "补";
            default -> "注销";
        };
        return core + "怎么办, " + verb + core + (ending.equals("许可") ? "证" : ending);
    }

    private String text(String file) {
        return model.findText(file).orElseThrow();
    }

    private static Line line(String duty, String ministry, String levels, String topic, String subjects) {
        return new Line(duty, ministry, levels, topic, List.of(subjects.split(" ")));
    }
}
