package luoshu.data.profiles.internal;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import luoshu.data.matching.MatchField;
import luoshu.data.matching.MatchKind;
import luoshu.data.matching.MatchRecord;
import luoshu.data.matching.Matching;
import luoshu.data.profiles.FeedColumn;
import luoshu.data.profiles.FeedFault;
import luoshu.data.profiles.LibraryField;
import luoshu.data.profiles.ValueForm;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.CreditCode;
import org.jspecify.annotations.Nullable;

/**
 * A row in the fields of its library. What cannot be brought to the form of its field is kept as it was written and said as a fault.
 *
 * @param values  by field, in the order of the library
 * @param columns that each came from
 */
record StandardRow(Map<String, String> values, Map<String, String> columns, List<FeedFault> faults) {

    private static final int LONGEST = 2_000;
    private static final int OLD_REGISTRATION = 15;
    private static final int ORGANISATION = 9;
    private static final Pattern AMOUNT = Pattern.compile("[-+]?[0-9]{1,20}(?:\\.[0-9]{1,10})?");

    static StandardRow of(FeedFile feed, LibraryContent.Library library, Matching matching, List<String> names, @Nullable String[] row, String maskedKey) {
        Map<String, @Nullable String> read = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            read.put(names.get(i), row[i]);
        }
        Map<String, FeedColumn> mapped = new HashMap<>();
        feed.columns().forEach(column -> mapped.put(column.field(), column));
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> columns = new HashMap<>();
        List<FeedFault> faults = new ArrayList<>();
        for (LibraryField field : library.fields()) {
            FeedColumn column = mapped.get(field.code());
            String written = column == null ? null : read.get(column.column());
            if (column == null || written == null || written.isBlank()) {
                continue;
            }
            Standard standard = new Standard(feed.kind(), matching);
            values.put(field.code(), standard.value(field.form(), column, written.strip()));
            columns.put(field.code(), column.column());
            if (standard.fault != null) {
                faults.add(new FeedFault(maskedKey, column.column(), field.code(), standard.fault));
            }
        }
        return new StandardRow(values, columns, faults);
    }

    /** What the row is compared by. */
    static MatchRecord compared(MatchKind kind, LibraryContent.Library library, Map<String, String> values) {
        Map<MatchField, String> compared = new EnumMap<>(MatchField.class);
        library.fields().stream().filter(field -> field.match() != null && values.containsKey(field.code())).forEach(field -> compared.putIfAbsent(field.match(), values.get(field.code())));
        return new MatchRecord(kind, compared);
    }

    private static final class Standard {
        private final MatchKind kind;
        private final Matching matching;
        private @Nullable String fault;

        Standard(MatchKind kind, Matching matching) {
            this.kind = kind;
            this.matching = matching;
        }

        String value(ValueForm form, FeedColumn column, String written) {
            if (!column.codes().isEmpty()) {
                return column.codes().stream().filter(one -> one.code().equals(written)).map(FeedColumn.FeedCode::means).findFirst().orElseGet(() -> wrong("unknown-code", written));
            }
            return switch (form) {
                case TEXT -> written.length() > LONGEST ? wrong("too-long", written.substring(0, LONGEST)) : written;
                case CITIZEN_NUMBER -> citizen(written);
                case CREDIT_CODE -> credit(written);
                case NUMBER -> kind == MatchKind.PERSON ? citizen(written) : credit(written);
                case DATE -> plain(MatchField.DATE, "not-a-date", written);
                case PHONE -> plain(MatchField.PHONE, "not-a-telephone-number", written);
                case SEX -> switch (plain(MatchField.SEX, "unknown-sex", written)) {
                    case "1" -> "男";
                    case "2" -> "女";
                    default -> written;
                };
                case AMOUNT -> amount(written);
            };
        }

        private String wrong(String code, String value) {
            fault = code;
            return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
        }

        private String plain(MatchField field, String code, String written) {
            String plain = matching.plain(kind, field, written);
            return plain.isEmpty() ? wrong(code, written) : plain;
        }

        private String citizen(String written) {
            String number = matching.plain(MatchKind.PERSON, MatchField.NUMBER, written);
            return CitizenId.isValid(number) ? number : wrong("not-a-citizen-number", written);
        }

        private String credit(String written) {
            String number = matching.plain(MatchKind.ENTERPRISE, MatchField.NUMBER, written);
            return CreditCode.isValid(number) || number.length() == ORGANISATION || number.length() == OLD_REGISTRATION ? number : wrong("not-a-credit-code", written);
        }

        private String amount(String written) {
            String digits = Normalizer.normalize(written, Normalizer.Form.NFKC).replace(",", "");
            return AMOUNT.matcher(digits).matches() ? new BigDecimal(digits).toPlainString() : wrong("not-a-number", written);
        }
    }
}
