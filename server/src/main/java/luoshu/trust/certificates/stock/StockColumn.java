package luoshu.trust.certificates.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import luoshu.kernel.tables.TableColumn;
import luoshu.kernel.texts.Text;
import luoshu.trust.certificates.internal.CertificateType;
import org.jspecify.annotations.Nullable;

/**
 * A column of the file of one type.
 *
 * @param field name of the surface datum; null for what every certificate has
 * @param hint  what to write there
 */
record StockColumn(Kind kind, @Nullable String field, Text label, boolean required, Text hint, String example) implements TableColumn {

    enum Kind { TYPE, IDENTIFIER, NUMBER, ORGAN, ISSUED_ON, VALID_FROM, VALID_TO, HOLDER_NAME, HOLDER_CODE, FIELD }

    /** What stands on the face as the holder's name or code is asked for once. */
    static List<StockColumn> of(CertificateType type) {
        List<StockColumn> columns = new ArrayList<>();
        columns.add(of(Kind.TYPE, "证照类型代码", "Type code", false, "21 位；可以不填，填写则应与本批类型一致", "21 characters; may be empty, otherwise that of this import", type.code()));
        columns.add(of(Kind.IDENTIFIER, "电子证照标识", "Identifier", false, "原有电子证照的标识，保持不变；没有的留空，由系统赋码", "Of the existing electronic certificate, kept as it is; empty where there is none", ""));
        columns.add(of(Kind.NUMBER, "证照编号", "Number", true, "证照上的编号，同一机构、同一类型不重复", "As on the certificate; once per organ and type", "JY14115020000001"));
        columns.add(of(Kind.ORGAN, "颁发机构代码", "Issuing organ", true, "统一社会信用代码，应在您的管理范围内", "Credit code, within your reach", ""));
        columns.add(of(Kind.ISSUED_ON, "颁发日期", "Issued on", true, "如 2020-01-31", "Such as 2020-01-31", "2020-01-31"));
        columns.add(of(Kind.VALID_FROM, "有效期起始日期", "Valid from", false, "不填即为颁发日期", "The day of issue when empty", "2020-01-31"));
        columns.add(of(Kind.VALID_TO, "有效期截止日期", "Valid to", true, "日期，或者“长期”", "A date, or 长期", "长期"));
        columns.add(of(Kind.HOLDER_NAME, "持证主体名称", "Holder", true, "与证照上一致", "As on the certificate", "示例单位"));
        columns.add(of(Kind.HOLDER_CODE, "持证主体代码", "Holder's number", true, "公民身份号码或统一社会信用代码，单元格设为文本格式", "Citizen number or credit code, in a text cell", ""));
        for (CertificateType.Field field : type.fields()) {
            if (!field.from().equals(type.holderName()) && !field.from().equals(type.holderCode())) {
                columns.add(new StockColumn(Kind.FIELD, field.name(), field.label(), field.required(), new Text("照面信息", "On the face of the certificate"), ""));
            }
        }
        return List.copyOf(columns);
    }

    private static StockColumn of(Kind kind, String zh, String en, boolean required, String hint, String hintEn, String example) {
        return new StockColumn(kind, null, new Text(zh, en), required, new Text(hint, hintEn), example);
    }

    @Override
    public String title() {
        return label.zh();
    }

    @Override
    public boolean mustStand() {
        return required;
    }

    /** Either language, with or without the mark of a required one. */
    @Override
    public boolean named(String header) {
        String plain = plain(header);
        return plain.equals(plain(label.zh())) || plain.equals(plain(label.en())) || field != null && plain.equals(plain(field));
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s*＊\\uFEFF]", "").toUpperCase(Locale.ROOT);
    }
}
