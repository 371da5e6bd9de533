package luoshu.trust.archives.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import luoshu.kernel.cases.CaseDossier;
import luoshu.kernel.cases.CaseFact;
import luoshu.kernel.cases.CaseMaterial;
import luoshu.kernel.cases.CaseRecord;
import luoshu.kernel.cases.DocumentRef;
import luoshu.kernel.cases.OpinionView;
import luoshu.kernel.documents.DocumentSource;
import luoshu.kernel.documents.Documents;
import luoshu.kernel.documents.IssuedDocument;
import luoshu.kernel.documents.Print;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.Files;
import luoshu.trust.certificates.Certificate;
import luoshu.trust.certificates.Certificates;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What of a case goes into its package, and where (DA/T 85-2019: application, materials, documents, result, delivery, rating, course). */
@Component
class CaseContents {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
    private final ArchiveContent content;
    private final Documents documents;
    private final List<DocumentSource> sources;
    private final Files files;
    private final Certificates certificates;

    CaseContents(ArchiveContent content, Documents documents, List<DocumentSource> sources, Files files, Certificates certificates) {
        this.content = content;
        this.documents = documents;
        this.sources = List.copyOf(sources);
        this.files = files;
        this.certificates = certificates;
    }

    List<Piece> of(CaseRecord record) {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(Piece.of(Paths.APPLICATION + "申请表.pdf", "申请表", printed(record)));
        pieces.add(Piece.of(Paths.APPLICATION + "申请表.xml", "申请表数据", data(record)));
        materials(record, pieces);
        documents(record, pieces);
        certificates(record, pieces);
        rating(record).ifPresent(pieces::add);
        pieces.add(Piece.of(Paths.JOURNAL, "办理过程", course(record)));
        return pieces;
    }

    private byte[] printed(CaseRecord record) {
        Map<String, Object> values = new HashMap<>();
        values.put("title", "申请表");
        values.put("matterName", record.matter().definition().taskName().zh());
        values.put("organName", record.matter().implementation().organName());
        values.put("caseNumber", record.number());
        values.put("applicantName", record.applicantName());
        values.put("agentName", record.agent() == null ? null : record.agent().name());
        values.put("submittedAt", TIME.format(record.submittedAt()));
        values.put("signedName", record.signedName());
        values.put("hasAnswers", !record.answers().isEmpty());
        values.put("answers", record.answers().stream().map(answer -> row(answer.question().zh(), answer.answer().zh())).toList());
        values.put("fields", fields(record).stream().map(field -> row(field.label(), field.value())).toList());
        values.put("hasMaterials", !record.materials().isEmpty());
        values.put("materials", record.materials().stream().map(material -> row(material.name().zh(), material.files().isEmpty() ? "未提交" : material.files().size() + " 份")).toList());
        return documents.print(new Print(record.id(), content.form(), "申请表 " + record.number(), record.applicantName(), record.submittedAt(), values));
    }

    private static Map<String, String> row(String label, String value) {
        return Map.of("label", label, "value", value);
    }

    private record Field(String pointer, String label, String value, String raw) {
    }

    /** What was filled in, in the order and words of the form. */
    private static List<Field> fields(CaseRecord record) {
        List<Field> fields = new ArrayList<>();
        for (JsonNode field : record.matter().definition().form().fields()) {
            String pointer = field.path("pointer").asString("");
            JsonNode value = record.form().at(pointer);
            if (!value.isMissingNode() && !value.isNull()) {
                fields.add(new Field(pointer, field.path("label").path("zh").asString(pointer), words(field, value), value.isValueNode() ? value.asString() : value.toString()));
            }
        }
        return fields;
    }

    private static String words(JsonNode field, JsonNode value) {
        if (value.isBoolean()) {
            return value.asBoolean() ? "是" : "否";
        }
        if (value.isArray()) {
            List<String> all = new ArrayList<>();
            value.forEach(one -> all.add(one.isObject() ? columns(field, one) : words(field, one)));
            return String.join("；", all);
        }
        String text = value.isValueNode() ? value.asString() : value.toString();
        for (JsonNode option : field.path("options")) {
            if (option.path("value").asString("").equals(text)) {
                return option.path("text").path("zh").asString(text);
            }
        }
        return text;
    }

    private static String columns(JsonNode field, JsonNode row) {
        List<String> cells = new ArrayList<>();
        for (JsonNode column : field.path("columns")) {
            JsonNode cell = row.at(column.path("pointer").asString(""));
            if (!cell.isMissingNode() && !cell.isNull()) {
                cells.add(column.path("label").path("zh").asString("") + "：" + words(column, cell));
            }
        }
        return cells.isEmpty() ? row.toString() : String.join("，", cells);
    }

    private static byte[] data(CaseRecord record) {
        Element root = new Element("申请表").with("办件编号", record.number()).with("申请时间", record.submittedAt());
        Element answers = root.child("情形");
        for (CaseDossier.Answer answer : record.answers()) {
            answers.child("回答").with("问题", answer.question().zh()).text(answer.answer().zh());
        }
        Element form = root.child("内容");
        for (Field field : fields(record)) {
            form.child("字段").with("指针", field.pointer()).with("名称", field.label()).text(field.raw());
        }
        root.child("签名").text(record.signedName());
        return root.bytes();
    }

    private void materials(CaseRecord record, List<Piece> pieces) {
        int place = 0;
        for (CaseMaterial material : record.materials()) {
            place++;
            int copy = 0;
            for (FileRef file : material.files()) {
                String path = Paths.MATERIALS + String.format("%02d-%s-%d.%s", place, material.code(), ++copy, file.type());
                pieces.add(new Piece(path, material.name().zh(), file.name(), () -> files.open(file.id())));
            }
        }
    }

    private void documents(CaseRecord record, List<Piece> pieces) {
        int place = 0;
        for (DocumentRef document : record.documents()) {
            IssuedDocument issued = sources.stream().map(source -> source.find(document.id())).flatMap(Optional::stream).findFirst().orElseThrow();
            String title = document.title().zh() + (document.number() == null ? "" : document.number());
            pieces.add(Piece.of(folder(document.kind()) + String.format("%02d-%s.pdf", ++place, document.kind()), title, documents.render(issued)));
        }
    }

    private void certificates(CaseRecord record, List<Piece> pieces) {
        int place = 0;
        for (Certificate certificate : certificates.listOfCase(record.number())) {
            if (certificate.file() != null) {
                pieces.add(Piece.of(Paths.RESULTS + String.format("证照%02d.ofd", ++place), certificate.typeName().zh() + " " + certificate.number(), certificates.file(certificate)));
            }
        }
    }

    private static String folder(String kind) {
        return switch (kind) {
            case "grant-decision", "refuse-decision", "rejection" -> Paths.RESULTS;
            case "delivery-receipt" -> Paths.DELIVERY;
            default -> Paths.DOCUMENTS;
        };
    }

    private static Optional<Piece> rating(CaseRecord record) {
        return record.journal().stream().filter(entry -> entry.event() == CaseFact.CASE_RATED).findFirst().map(entry -> {
            Element rating = new Element("评价").with("时间", entry.at());
            new TreeMap<>(entry.detail()).forEach((name, value) -> rating.child("项").with("名称", name).text(value));
            return Piece.of(Paths.RATING + "评价.xml", "评价", rating.bytes());
        });
    }

    private static byte[] course(CaseRecord record) {
        Element root = new Element("办理过程").with("办件编号", record.number());
        for (CaseRecord.Entry entry : record.journal()) {
            root.child("环节").with("序号", entry.sequence()).with("时间", entry.at()).with("事实", entry.event()).with("名称", entry.title().zh()).with("状态", entry.state())
                    .with("步骤", entry.step()).with("结果", entry.outcome()).with("行为人", entry.actorName()).with("身份", entry.capacity().zh()).with("机关代码", entry.organ())
                    .with("机关", entry.organName()).text(entry.opinion());
        }
        Element opinions = root.child("审查意见");
        for (OpinionView opinion : record.opinions()) {
            opinions.child("意见").with("时间", opinion.at()).with("环节", opinion.step().zh()).with("签署人", opinion.official()).with("岗位", opinion.post()).with("机关", opinion.organName())
                    .with("结论", opinion.outcome()).text(opinion.text());
        }
        return root.bytes();
    }

    static String time(Instant at) {
        return TIME.format(at);
    }
}
