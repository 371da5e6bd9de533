package luoshu.trust.certificates.stock;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import luoshu.kernel.organs.Organ;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.parties.PartyKind;
import luoshu.kernel.tables.Table;
import luoshu.kernel.tables.TableHeader;
import luoshu.trust.certificates.CertificateIdentifier;
import luoshu.trust.certificates.internal.CertificateType;
import org.jspecify.annotations.Nullable;

/** What one row says by itself: everything that is wrong with it, or what it means. */
final class RowCheck {

    /** What is known of an issuing organ. */
    record Issuer(Organ organ, boolean withinReach) {
    }

    record Checked(@Nullable StockRow row, List<RowError> errors) {
    }

    private static final int LONGEST = 500;
    private static final int LONGEST_NUMBER = 100;
    private static final int FIRST_YEAR = 1900;
    private static final LocalDate SPREADSHEET_ZERO = LocalDate.of(1899, 12, 30);
    private static final Pattern DATE = Pattern.compile("([0-9]{4})[-/.年]?([0-9]{1,2})[-/.月]?([0-9]{1,2})日?(?:[ T]00:00(?::00)?(?:\\.0+)?)?");
    private static final Pattern DAYS = Pattern.compile("([0-9]{5})(?:\\.[0-9]*)?");
    private static final Pattern CUT = Pattern.compile("[0-9](?:\\.[0-9]+)?E\\+?[0-9]+");
    private static final Pattern PLAIN_NUMBER = Pattern.compile("[0-9A-Z]{1,64}");

    private final CertificateType type;
    private final TableHeader<StockColumn> header;
    private final Function<String, Optional<Issuer>> issuers;
    private final Function<String, Boolean> types;
    private final LocalDate today;

    RowCheck(CertificateType type, TableHeader<StockColumn> header, Function<String, Optional<Issuer>> issuers, Function<String, Boolean> types, LocalDate today) {
        this.type = type;
        this.header = header;
        this.issuers = issuers;
        this.types = types;
        this.today = today;
    }

    Checked check(Table.Row row) {
        Look look = new Look(row);
        StockRow meant = look.read();
        return new Checked(look.errors.isEmpty() ? meant : null, look.errors);
    }

    private final class Look {
        private final Table.Row row;
        private final List<RowError> errors = new ArrayList<>();
        private final Map<StockColumn.Kind, String> said = new EnumMap<>(StockColumn.Kind.class);
        private final Map<StockColumn.Kind, String> names = new EnumMap<>(StockColumn.Kind.class);
        private final Map<String, String> values = new LinkedHashMap<>();
        private boolean holderFigure;

        Look(Table.Row row) {
            this.row = row;
        }

        private void wrong(StockColumn.Kind kind, StockFault fault) {
            String value = said.getOrDefault(kind, "");
            errors.add(new RowError(row.number(), names.getOrDefault(kind, kind.name()), kind == StockColumn.Kind.HOLDER_CODE ? masked(value) : value, fault));
        }

        @Nullable StockRow read() {
            if (header.exceededBy(row)) {
                errors.add(new RowError(row.number(), "", "", StockFault.TOO_MANY_CELLS));
            }
            header.places().forEach(this::take);
            type();
            Optional<Issuer> issuer = issuer();
            PartyKind kind = holder();
            LocalDate issuedOn = date(StockColumn.Kind.ISSUED_ON);
            LocalDate validFrom = said(StockColumn.Kind.VALID_FROM).isEmpty() ? issuedOn : date(StockColumn.Kind.VALID_FROM);
            LocalDate validTo = said(StockColumn.Kind.VALID_TO).equals("长期") ? null : date(StockColumn.Kind.VALID_TO);
            if (issuedOn != null && issuedOn.isAfter(today)) {
                wrong(StockColumn.Kind.ISSUED_ON, StockFault.DATE_FUTURE);
            }
            if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
                wrong(StockColumn.Kind.VALID_TO, StockFault.DATE_ORDER);
            }
            CertificateIdentifier identifier = identifier(issuer);
            if (!errors.isEmpty() || issuer.isEmpty() || identifier == null || issuedOn == null || validFrom == null || kind == null) {
                return null;
            }
            face(type.holderName(), said(StockColumn.Kind.HOLDER_NAME));
            face(type.holderCode(), said(StockColumn.Kind.HOLDER_CODE));
            return new StockRow(row.number(), identifier, said(StockColumn.Kind.NUMBER), issuer.get().organ(), issuedOn, validFrom, validTo, kind, said(StockColumn.Kind.HOLDER_NAME),
                    said(StockColumn.Kind.HOLDER_CODE), values);
        }

        private void take(StockColumn column, int place) {
            Table.Cell cell = row.at(place);
            String value = cell.text().strip();
            if (column.kind() == StockColumn.Kind.FIELD) {
                if (!value.isEmpty()) {
                    values.put(String.valueOf(column.field()), value);
                }
            } else {
                // an apostrophe before a number keeps spreadsheets from counting with it
                said.put(column.kind(), value.startsWith("'") ? value.substring(1) : value);
                names.put(column.kind(), column.label().zh());
                holderFigure |= column.kind() == StockColumn.Kind.HOLDER_CODE && (cell.figure() && value.length() > 15 || CUT.matcher(value).matches());
            }
            int longest = column.kind() == StockColumn.Kind.NUMBER || column.kind() == StockColumn.Kind.HOLDER_NAME ? LONGEST_NUMBER : LONGEST;
            if (value.isEmpty() && column.required()) {
                errors.add(new RowError(row.number(), column.label().zh(), "", StockFault.REQUIRED));
            } else if (value.length() > longest) {
                errors.add(new RowError(row.number(), column.label().zh(), value, StockFault.TOO_LONG));
            }
        }

        private String said(StockColumn.Kind kind) {
            return said.getOrDefault(kind, "");
        }

        private void type() {
            String code = said(StockColumn.Kind.TYPE);
            if (!code.isEmpty() && !code.equals(type.code())) {
                wrong(StockColumn.Kind.TYPE, types.apply(code) ? StockFault.TYPE_OTHER : StockFault.TYPE_UNKNOWN);
            }
        }

        private Optional<Issuer> issuer() {
            String code = said(StockColumn.Kind.ORGAN);
            Optional<Issuer> known = code.isEmpty() || code.length() > 21 ? Optional.empty() : issuers.apply(code.toUpperCase(Locale.ROOT));
            if (known.isEmpty() && !code.isEmpty()) {
                wrong(StockColumn.Kind.ORGAN, StockFault.ORGAN_UNKNOWN);
            }
            known.filter(issuer -> !issuer.withinReach()).ifPresent(_ -> wrong(StockColumn.Kind.ORGAN, StockFault.ORGAN_OUT_OF_REACH));
            return known;
        }

        private @Nullable PartyKind holder() {
            String code = said(StockColumn.Kind.HOLDER_CODE).toUpperCase(Locale.ROOT);
            said.put(StockColumn.Kind.HOLDER_CODE, code);
            if (code.isEmpty()) {
                return null;
            }
            if (holderFigure) {
                wrong(StockColumn.Kind.HOLDER_CODE, StockFault.HOLDER_CUT);
                return null;
            }
            if (CitizenId.isValid(code) && !new CitizenId(code).isBornAfter(today)) {
                return PartyKind.PERSON;
            }
            if (CreditCode.isValid(code)) {
                // department 9 is market regulation: those are enterprises; every other registers organisations (GB 32100)
                return code.startsWith("9") ? PartyKind.ENTERPRISE : PartyKind.ORGANISATION;
            }
            wrong(StockColumn.Kind.HOLDER_CODE, StockFault.HOLDER_CODE);
            return null;
        }

        private @Nullable LocalDate date(StockColumn.Kind kind) {
            String value = said(kind);
            if (value.isEmpty()) {
                return null;
            }
            Matcher written = DATE.matcher(value);
            Matcher days = DAYS.matcher(value);
            try {
                LocalDate day = null;
                if (days.matches()) {
                    day = SPREADSHEET_ZERO.plusDays(Integer.parseInt(days.group(1)));
                } else if (written.matches()) {
                    day = LocalDate.of(Integer.parseInt(written.group(1)), Integer.parseInt(written.group(2)), Integer.parseInt(written.group(3)));
                }
                if (day != null && day.getYear() >= FIRST_YEAR && day.getYear() <= 9999) {
                    return day;
                }
            } catch (DateTimeException noSuchDay) {
                // said below
            }
            wrong(kind, StockFault.DATE_FORM);
            return null;
        }

        private @Nullable CertificateIdentifier identifier(Optional<Issuer> issuer) {
            String given = said(StockColumn.Kind.IDENTIFIER);
            if (!given.isEmpty()) {
                return given(given);
            }
            String number = said(StockColumn.Kind.NUMBER);
            return issuer.isEmpty() || number.isEmpty() ? null
                    : CertificateIdentifier.first(type.code(), issuer.get().organ().code().value().substring(0, 18), serial(issuer.get().organ().code().value(), number));
        }

        private @Nullable CertificateIdentifier given(String written) {
            int last = written.lastIndexOf('.');
            try {
                CertificateIdentifier identifier = CertificateIdentifier.parse(written);
                if (!identifier.type().equals(type.code())) {
                    wrong(StockColumn.Kind.IDENTIFIER, StockFault.IDENTIFIER_TYPE);
                    return null;
                }
                return identifier;
            } catch (IllegalArgumentException wrong) {
                wrong(StockColumn.Kind.IDENTIFIER, String.valueOf(wrong.getMessage()).contains("check character") && last > 0 ? StockFault.IDENTIFIER_CHECK : StockFault.IDENTIFIER_FORM);
                return null;
            }
        }

        private void face(@Nullable String pointer, String value) {
            type.fields().stream().filter(field -> field.from().equals(pointer)).forEach(field -> values.put(field.name(), value));
        }
    }

    /**
     * The number where it is plain, so that the identifier can be read; otherwise a digest of type, organ and number: the same certificate has the same identifier in every file,
     * and numbers that differ only in Chinese characters or hyphens do not meet.
     */
    private String serial(String organ, String number) {
        if (PLAIN_NUMBER.matcher(number).matches()) {
            return number;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest((type.code() + '|' + organ + '|' + number).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What may be a person's number is never shown whole. */
    static String masked(String value) {
        return CreditCode.isValid(value) || value.length() < 8 ? value : value.substring(0, 4) + "*".repeat(Math.min(40, value.length() - 6)) + value.substring(value.length() - 2);
    }
}
