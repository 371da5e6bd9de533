package luoshu.data.exchange.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** A type as {@code format_type} writes it, taken apart. {@code length}: characters or digits in all; {@code scale}: of them behind the point. */
record ColumnType(String base, @Nullable Integer length, @Nullable Integer scale) {

    private static final Pattern FORM = Pattern.compile("(.+?)\\(([0-9]+)(?:,(-?[0-9]+))?\\)(.*)");

    static ColumnType of(String type) {
        Matcher parts = FORM.matcher(type);
        return parts.matches() ? new ColumnType(parts.group(1) + parts.group(4), Integer.valueOf(parts.group(2)), parts.group(3) == null ? null : Integer.valueOf(parts.group(3)))
                : new ColumnType(type, null, null);
    }

    boolean text() {
        return base.equals("text") || base.equals("character varying") || base.equals("character");
    }

    private boolean whole() {
        return base.equals("smallint") || base.equals("integer") || base.equals("bigint");
    }

    /** How a value of this type becomes one of {@code target}; empty: it cannot. */
    Optional<Conversion> to(ColumnType target) {
        if (equals(target)) {
            return Optional.of(Conversion.same());
        }
        boolean plain = text() || whole() || base.equals("numeric");
        if (target.text() && (plain || base.equals("date") || base.equals("boolean") || base.equals("uuid") || base.startsWith("timestamp"))) {
            return Optional.of(target.base.equals("character") ? Conversion.padded(target.length == null ? 1 : target.length) : Conversion.text(target.length, base.equals("character")));
        }
        if (target.whole() && plain) {
            return Optional.of(Conversion.whole(target.base));
        }
        if (target.base.equals("numeric") && plain) {
            return Optional.of(Conversion.decimal(target.length, target.length == null ? null : target.scale == null ? Integer.valueOf(0) : target.scale));
        }
        if (target.base.equals("date") && text()) {
            return Optional.of(Conversion.date());
        }
        if (target.base.equals("timestamp without time zone") && target.length == null) {
            return base.equals("timestamp without time zone") ? Optional.of(Conversion.same()) : base.equals("date") ? Optional.of(Conversion.midnight()) : text() ? Optional.of(Conversion.time()) : Optional.empty();
        }
        return Optional.empty();
    }
}
