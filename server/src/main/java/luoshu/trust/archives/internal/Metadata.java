package luoshu.trust.archives.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import luoshu.kernel.cases.CaseRecord;
import luoshu.kernel.matters.Implementation;
import luoshu.kernel.matters.MatterDefinition;
import org.jspecify.annotations.Nullable;

/** 元数据.xml of a package. Which elements there must be, packages/archives/metadata.yaml says. */
final class Metadata {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final String ROOT = "电子文件归档信息包";
    private static final List<String> SECRECY = List.of("公开", "内部", "限制");
    private static final String ENVIRONMENT = "洛书政务服务平台；Java 25；PostgreSQL 18；阅读需 ZIP、UTF-8 文本、XML 1.0、PDF 1.7 或 OFD（GB/T 33190）阅读器";

    /** What the archive itself says of a package. {@code idType}, {@code idNumber}: GB/T 20500 codes, 111 identity card, 001 credit code. */
    record Filed(String number, int serial, int year, Keeping keeping, String fonds, String classCode, Instant packedAt, @Nullable String idType, @Nullable String idNumber) {
    }

    private Metadata() {
    }

    static byte[] write(CaseRecord record, Filed filed, List<Piece.Measured> files) {
        MatterDefinition matter = record.matter().definition();
        Implementation organ = record.matter().implementation();
        Element root = new Element(ROOT).with("版本", "1").with("依据", "DA/T 85-2019; DA/T 46-2009; DA/T 48-2009");
        root.child("封装包描述").put("封装包类型", "政务服务办件归档信息包").put("封装包创建时间", filed.packedAt()).put("封装包创建单位", organ.organName()).put("软硬件环境", ENVIRONMENT);
        Element entity = root.child("文件实体").put("聚合层次", "件");
        entity.child("来源").put("全宗号", filed.fonds()).put("立档单位名称", organ.organName()).put("立档单位代码", organ.organ());
        entity.put("电子文件号", record.number());
        entity.child("档号").put("档号", filed.number()).put("年度", filed.year()).put("保管期限", filed.keeping().words()).put("保管期限代码", filed.keeping().code())
                .put("保管期限依据", filed.keeping().basis()).put("机构或问题", filed.classCode()).put("件号", filed.serial());
        entity.child("内容描述").put("题名", title(record)).put("责任者", organ.organName()).put("日期", LocalDate.ofInstant(record.endedAt(), ZONE))
                .put("密级", SECRECY.get(record.confidentiality())).put("语种", "zh");
        entity.child("事项").put("基本编码", matter.catalogCode().value()).put("实施编码", organ.taskCode().value()).put("业务办理项编码", organ.taskHandleItem().value())
                .put("事项名称", matter.taskName().zh()).put("事项类型", matter.taskType()).put("事项版本", record.matter().version()).put("行政区划代码", organ.region());
        entity.child("办件").put("办件编号", record.number()).put("申请人名称", record.applicantName()).put("申请人类型", kind(record.applicantKind())).put("申请人证件类型", filed.idType())
                .put("申请人证件号码", filed.idNumber()).put("申请方式", record.channel()).put("申请时间", record.submittedAt()).put("受理日期", record.acceptedOn())
                .put("决定时间", record.decidedAt()).put("办结时间", record.endedAt()).put("办结结果", record.closingResult()).put("办结状态", record.state());
        entity.child("形式特征").put("件内文件数", files.size()).put("总字节数", files.stream().mapToLong(Piece.Measured::size).sum());
        Element contents = entity.child("电子文件");
        int place = 0;
        for (Piece.Measured file : files) {
            contents.child("文件").with("序号", ++place).with("路径", file.path()).with("题名", file.piece().title()).with("原名", file.piece().original())
                    .with("格式", Paths.extension(file.path())).with("字节数", file.size()).with("SM3", file.sm3()).text(file.piece().title());
        }
        people(root.child("机构人员实体"), record);
        Element acts = root.child("业务实体");
        for (CaseRecord.Entry entry : record.journal()) {
            acts.child("业务").with("序号", entry.sequence()).with("行为时间", entry.at()).with("行为", entry.event()).with("行为人", entry.actorName()).with("机关", entry.organName())
                    .text(entry.title().zh());
        }
        return root.bytes();
    }

    static String title(CaseRecord record) {
        return record.applicantName() + " " + record.matter().definition().taskName().zh() + "办件";
    }

    private static String kind(String applicantKind) {
        return switch (applicantKind) {
            case "person", "PERSON" -> "自然人";
            case "enterprise", "ENTERPRISE" -> "企业";
            default -> "其他组织";
        };
    }

    private static void people(Element into, CaseRecord record) {
        Set<List<String>> people = new LinkedHashSet<>();
        record.journal().forEach(entry -> people.add(List.of(entry.actorName(), entry.capacity().zh())));
        people.forEach(person -> into.child("机构人员").with("名称", person.getFirst()).with("身份", person.getLast()).text(person.getFirst()));
    }
}
