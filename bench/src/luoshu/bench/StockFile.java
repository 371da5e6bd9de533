package luoshu.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A register of physicians' certificates, as CSV or as a workbook that keeps every text as a shared string, as Excel does. */
final class StockFile {

    static final String TYPE = "11410000X02000004W003";
    private static final List<String> HEADER = List.of("证照编号", "颁发机构代码", "颁发日期", "有效期截止日期", "持证主体名称", "持证主体代码", "姓名", "医师级别", "执业类别", "执业范围", "主要执业机构", "医师资格证书编码");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private final String organ;
    private final int rows;
    private final String mark;

    StockFile(String organ, int rows, String mark) {
        this.organ = organ;
        this.rows = rows;
        this.mark = mark;
    }

    private List<String> row(int i) {
        String name = "持证人" + Integer.toString(i, 36);
        // every hundredth row has a fault: a day there is not
        String day = i % 100 == 99 ? "2019-02-30" : "20%02d-%02d-%02d".formatted(i % 20, i % 12 + 1, i % 28 + 1);
        return List.of("YS" + mark + "%09d".formatted(i), organ, day, "长期", name, citizen(i), name, "执业医师", "临床", "内科专业", "河南省信阳市浉河区第" + i % 997 + "医院", "2015411%09d".formatted(i));
    }

    private static String citizen(int i) {
        String first = "411502" + (1950 + i / 1_000 % 50) + "%02d%02d%03d".formatted(i / 50_000 % 12 + 1, i / 600_000 % 28 + 1, i % 1_000);
        int sum = 0;
        for (int k = 0; k < 17; k++) {
            sum += (first.charAt(k) - '0') * WEIGHTS[k];
        }
        return first + "10X98765432".charAt(sum % 11);
    }

    int faults() {
        return rows / 100;
    }

    Path csv(Path folder) throws IOException {
        Path file = folder.resolve("stock.csv");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            write(out, "\uFEFF" + String.join(",", HEADER) + "\r\n");
            for (int i = 0; i < rows; i++) {
                write(out, String.join(",", row(i)) + "\r\n");
            }
        }
        return file;
    }

    Path xlsx(Path folder) throws IOException {
        Path file = folder.resolve("stock.xlsx");
        String types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/></Types>";
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"" + office + "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                + "<Relationship Id=\"r2\" Type=\"" + office + "/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>";
        String book = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" + office + "\"><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            zip.setLevel(1);
            part(zip, "[Content_Types].xml", types);
            part(zip, "xl/_rels/workbook.xml.rels", relations);
            part(zip, "xl/workbook.xml", book);
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            write(zip, "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><dimension ref=\"A1:L" + (rows + 1) + "\"/><sheetData>");
            for (int r = 0; r <= rows; r++) {
                StringBuilder row = new StringBuilder("<row r=\"" + (r + 1) + "\">");
                for (int c = 0; c < HEADER.size(); c++) {
                    row.append("<c r=\"").append((char) ('A' + c)).append(r + 1).append("\" t=\"s\"><v>").append((long) r * HEADER.size() + c).append("</v></c>");
                }
                write(zip, row.append("</row>").toString());
            }
            write(zip, "</sheetData></worksheet>");
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            write(zip, "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
            for (int r = 0; r <= rows; r++) {
                StringBuilder row = new StringBuilder();
                for (String text : r == 0 ? HEADER : row(r - 1)) {
                    row.append("<si><t>").append(text).append("</t></si>");
                }
                write(zip, row.toString());
            }
            write(zip, "</sst>");
            zip.closeEntry();
        }
        return file;
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        write(zip, content);
        zip.closeEntry();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
