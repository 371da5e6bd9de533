package luoshu.kernel.documents.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.sun.management.ThreadMXBean;
import luoshu.kernel.documents.ChineseFont;
import luoshu.kernel.documents.DocumentFacts;
import luoshu.kernel.documents.DocumentKind;
import luoshu.kernel.documents.DocumentRef;
import luoshu.kernel.documents.DocumentSamples;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the documents look like and cost. */
class TypesettingTest {

    private static final Wordings WORDINGS = new Wordings();
    private static final DocumentSettings SETTINGS = new DocumentSettings(List.of("/usr/share/fonts"), List.of("wqy-microhei.ttc"), "https://zwfw.example/enquiry");
    private static final Typesetting SETTING = new Typesetting(WORDINGS, new Press(new FontCase(new ChineseFont(SETTINGS))), SETTINGS);

    private static byte[] print(DocumentKind kind, DocumentFacts facts) {
        DocumentRef ref = new DocumentRef(new UUID(7, 9), kind, WORDINGS.of(kind).title(facts.taskType()), WORDINGS.of(kind).word() == null ? null : "（豫信浉市监）食受字〔2026〕第0001号", Instant.parse("2026-04-20T01:00:00Z"));
        return SETTING.print(ref, facts, WORDINGS.of(kind).html());
    }

    private static DocumentFacts facts(DocumentKind kind) {
        return DocumentSamples.facts(kind, "11411502MB0X000017", "11411502MB0X0000174000131001000012026042000001", "01");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FISCAL_BILL")
    void every_kind_says_what_it_must(DocumentKind kind) throws IOException {
        byte[] pdf = print(kind, facts(kind));
        String folder = System.getProperty("documents.folder");
        if (folder != null) {
            Files.write(Path.of(folder, kind.code() + ".pdf"), pdf);
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
            assertThat(text).contains("信阳市浉河区市场监督管理局", "信阳市浉河区老张热干面馆", "食品经营许可（新办）", "2026年4月20日", "8F3K2Q", "11411502MB0X0000174000131001000012026042000001",
                    WORDINGS.of(kind).title("01").zh());
            assertThat(text).doesNotContain("{{", "null", "\uFFFD");
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(pdf.length).isLessThan(120_000);
            if (kind != DocumentKind.RECEIPT) {
                assertThat(text).contains("（豫信浉市监）食受字〔2026〕第0001号");
            }
        }
    }

    @Test
    void a_bill_is_a_page_of_its_own() throws IOException {
        byte[] pdf = print(DocumentKind.FISCAL_BILL, facts(DocumentKind.FISCAL_BILL));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
            assertThat(text).contains("非税收入统一票据（电子）", "票据代码：41010126", "票据号码：0000000001", "校验码：K7M2QX", "城市道路占用费", "（大写）叁拾元整", "交款人：信阳市浉河区老张热干面馆")
                    .doesNotContain("{{", "null", "印章处", "红字票据");
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getPage(0).getMediaBox().getWidth()).isGreaterThan(document.getPage(0).getMediaBox().getHeight());
        }
    }

    @Test
    void what_is_decided_at_once_is_promised_so() throws IOException {
        DocumentFacts facts = facts(DocumentKind.ACCEPTANCE_NOTICE);
        Map<String, Object> more = new HashMap<>(facts.more());
        more.put("atOnce", true);
        byte[] pdf = print(DocumentKind.ACCEPTANCE_NOTICE, new DocumentFacts(facts.organ(), facts.organName(), facts.caseNumber(), facts.queryCode(), facts.taskType(), facts.matterName(),
                facts.applicantName(), more));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", "")).contains("本机关将当场作出决定。").doesNotContain("日起即时");
        }
    }

    @Test
    void a_benefit_is_not_worded_as_a_licence() throws IOException {
        byte[] pdf = print(DocumentKind.GRANT_DECISION, DocumentSamples.facts(DocumentKind.GRANT_DECISION, "11411502MB0X000017", "1", "05"));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", "")).contains("行政给付决定书", "准予给付").doesNotContain("准予行政许可", "行政许可法");
        }
    }

    @Test
    void the_same_facts_give_the_same_bytes() {
        byte[] one = print(DocumentKind.GRANT_DECISION, facts(DocumentKind.GRANT_DECISION));
        print(DocumentKind.RECEIPT, facts(DocumentKind.RECEIPT));
        assertThat(print(DocumentKind.GRANT_DECISION, facts(DocumentKind.GRANT_DECISION))).isEqualTo(one);
        assertThat(print(DocumentKind.GRANT_DECISION, DocumentSamples.facts(DocumentKind.GRANT_DECISION, "11411502MB0X000017", "2", "01"))).isNotEqualTo(one);
    }

    @Test
    void markup_in_a_name_is_only_a_name() throws IOException {
        DocumentFacts plain = facts(DocumentKind.REFUSE_DECISION);
        DocumentFacts hostile = new DocumentFacts(plain.organ(), plain.organName(), plain.caseNumber(), plain.queryCode(), plain.taskType(),
                plain.matterName(), "<img src=\"http://127.0.0.1:1/x\"/><b>张</b>&{{reason}}", plain.more());
        try (PDDocument document = Loader.loadPDF(print(DocumentKind.REFUSE_DECISION, hostile))) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", "")).contains("<imgsrc=\"http://127.0.0.1:1/x\"/><b>张</b>&{{reason}}：");
        }
    }

    @Test
    void the_code_leads_to_the_enquiry() throws Exception {
        try (PDDocument document = Loader.loadPDF(print(DocumentKind.RECEIPT, facts(DocumentKind.RECEIPT)))) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 150);
            int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
            BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels)));
            assertThat(new QRCodeMultiReader().decodeMultiple(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))[0].getText())
                    .isEqualTo("https://zwfw.example/enquiry?number=11411502MB0X0000174000131001000012026042000001&code=8F3K2Q");
        }
    }

    /** Memory taken, not time: how fast the machine is is not the press's doing, and what parses the font again takes its ten megabytes again. */
    @Test
    void a_warm_press_takes_less_than_25_MB() {
        DocumentFacts facts = facts(DocumentKind.GRANT_DECISION);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 5; i++) {
            print(DocumentKind.GRANT_DECISION, facts);
        }
        long[] bytes = new long[5];
        for (int i = 0; i < bytes.length; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            print(DocumentKind.GRANT_DECISION, facts);
            bytes[i] = threads.getCurrentThreadAllocatedBytes() - before;
        }
        Arrays.sort(bytes);
        System.out.println("document: min " + bytes[0] / 1_000 + " median " + bytes[2] / 1_000 + " max " + bytes[4] / 1_000 + " kB");
        assertThat(bytes[2]).isLessThan(25_000_000);
    }
}
