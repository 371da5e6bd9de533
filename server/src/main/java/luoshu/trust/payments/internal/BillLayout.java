package luoshu.trust.payments.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import luoshu.trust.layout.Box;
import luoshu.trust.layout.Colour;
import luoshu.trust.layout.Design;
import luoshu.trust.layout.Filling;
import luoshu.trust.layout.LayoutPackage;
import luoshu.trust.layout.Mark;
import luoshu.trust.layout.Sheet;
import luoshu.trust.layout.Template;
import luoshu.trust.layout.Typeface;
import luoshu.trust.seals.Stamp;

/** The face of a bill as a fixed-layout page of 210 × 140 mm; prepared once. */
final class BillLayout {

    /** What is to be set. {@code facts} as the bill keeps them. */
    record Face(UUID id, String title, String code, String number, String organName, String payerName, String caseNumber, LocalDate issuedOn, Map<String, Object> facts) {
    }

    /** Over the name of the payee, below the table. */
    static final List<Stamp> STAMP = List.of(new Stamp(0, 45, 112));
    private static final String FONT = "宋体";
    private static final Colour LINES = new Colour(140, 29, 24);
    private static final double[] COLUMNS = {12, 42, 104, 128, 148, 172, 198};
    private static final double TOP = 46;
    private static final double[] ROWS = {TOP, TOP + 7, TOP + 37, TOP + 45, TOP + 53, TOP + 61};
    private static final List<String> HEADS = List.of("项目编码", "项目名称", "单位", "数量", "标准（元）", "金额（元）");
    private static final List<String> CELLS = List.of("code", "name", "unit", "quantity", "standard", "amount");
    private static final Template TEMPLATE = Template.prepare(design());

    private BillLayout() {
    }

    static LayoutPackage fill(Face face) {
        Map<String, String> texts = new HashMap<>();
        texts.put("title", face.title + (Boolean.TRUE.equals(face.facts.get("red")) ? "（红字）" : ""));
        texts.put("billCode", face.code);
        texts.put("billNumber", face.number);
        texts.put("organ", face.organName);
        texts.put("payer", face.payerName);
        texts.put("caseNumber", face.caseNumber);
        texts.put("issuedOn", face.issuedOn.getYear() + "年" + face.issuedOn.getMonthValue() + "月" + face.issuedOn.getDayOfMonth() + "日");
        for (String fact : List.of("checkCode", "payerNumber", "total", "totalWords", "remark", "payCode", "payeeCode")) {
            texts.put(fact, String.valueOf(face.facts.getOrDefault(fact, "—")));
        }
        List<?> items = face.facts.get("items") instanceof List<?> list ? list : List.of();
        for (String cell : CELLS) {
            texts.put("items_" + cell, items.stream().map(item -> String.valueOf(((Map<?, ?>) item).get(cell))).collect(Collectors.joining("\n")));
        }
        return TEMPLATE.fill(new Filling(face.id, face.title, face.organName, face.issuedOn, texts, Map.of(), Map.of("票据代码", face.code, "票据号码", face.number)));
    }

    private static Design design() {
        List<Mark> marks = new ArrayList<>();
        marks.add(text("{title}", 7, Mark.Align.CENTRE, 30, 8, 150, 10));
        marks.add(new Mark.Line(60, 19, 150, 19, 0.4, LINES));
        label(marks, "票据代码：", "{billCode}", 12, 22, 60);
        label(marks, "票据号码：", "{billNumber}", 92, 22, 50);
        label(marks, "校验码：", "{checkCode}", 150, 22, 48);
        label(marks, "交款人统一社会信用代码：", "{payerNumber}", 12, 29, 76);
        label(marks, "开票日期：", "{issuedOn}", 150, 29, 48);
        label(marks, "交款人：", "{payer}", 12, 36, 130);
        for (double y : ROWS) {
            marks.add(new Mark.Line(COLUMNS[0], y, COLUMNS[6], y, 0.25, LINES));
        }
        for (int i = 0; i < COLUMNS.length; i++) {
            double bottom = i == 0 || i == 6 ? ROWS[5] : i == 1 || i == 5 ? ROWS[3] : ROWS[2];
            marks.add(new Mark.Line(COLUMNS[i], TOP, COLUMNS[i], bottom, 0.25, LINES));
        }
        marks.add(new Mark.Line(COLUMNS[1], ROWS[3], COLUMNS[1], ROWS[5], 0.25, LINES));
        for (int i = 0; i < CELLS.size(); i++) {
            double width = COLUMNS[i + 1] - COLUMNS[i] - 2;
            marks.add(new Mark.Text(HEADS.get(i), FONT, 3.6, LINES, Mark.Align.CENTRE, new Box(COLUMNS[i] + 1, TOP + 1.6, width, 5)));
            marks.add(text("{items_" + CELLS.get(i) + "}", 3.4, i < 2 ? Mark.Align.LEFT : i == 2 ? Mark.Align.CENTRE : Mark.Align.RIGHT, COLUMNS[i] + 1, ROWS[1] + 1.2, width, 28));
        }
        row(marks, 2, "合计", "（大写）{totalWords}", 128);
        marks.add(text("{total}", 3.8, Mark.Align.RIGHT, COLUMNS[5] + 1, ROWS[2] + 2, 24, 5));
        row(marks, 3, "备注", "{remark}", 154);
        row(marks, 4, "其他信息", "缴款码 {payCode}　办件编号 {caseNumber}　执收单位编码 {payeeCode}", 154);
        label(marks, "收款单位（章）：", "{organ}", 12, 110, 100);
        label(marks, "复核人：", "系统", 120, 110, 30);
        label(marks, "收款人：", "系统", 160, 110, 38);
        marks.add(text("演示环境开具，未加盖财政监制章，不作报销凭证。", 2.8, Mark.Align.LEFT, 12, 130, 186, 5));
        return new Design("洛书", "1", List.of(Typeface.named(FONT)), Map.of(), List.of(new Sheet(210, 140, marks)));
    }

    private static void row(List<Mark> marks, int row, String head, String content, double width) {
        marks.add(new Mark.Text(head, FONT, 3.6, LINES, Mark.Align.CENTRE, new Box(COLUMNS[0] + 1, ROWS[row] + 2, 28, 5)));
        marks.add(text(content, 3.4, Mark.Align.LEFT, COLUMNS[1] + 1, ROWS[row] + 1.2, width, 6.4));
    }

    private static void label(List<Mark> marks, String label, String value, double x, double y, double width) {
        double own = label.length() * 3.6;
        marks.add(new Mark.Text(label, FONT, 3.6, LINES, Mark.Align.LEFT, new Box(x, y, own + 1, 5)));
        marks.add(text(value, 3.6, Mark.Align.LEFT, x + own, y, width - own, 5.2));
    }

    private static Mark text(String content, double size, Mark.Align align, double x, double y, double width, double height) {
        return new Mark.Text(content, FONT, size, Colour.BLACK, align, new Box(x, y, width, height));
    }
}
