package luoshu.trust.archives.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 档号 by the pattern of the content. */
final class ArchiveNumber {

    private static final Pattern SERIAL = Pattern.compile("\\{serial([3-8])}");
    private final ArchiveContent.Numbering rules;

    ArchiveNumber(ArchiveContent.Numbering rules) {
        this.rules = rules;
        if (!SERIAL.matcher(rules.pattern()).find()) {
            throw new IllegalStateException("a pattern of archive numbers without {serial…}: " + rules.pattern());
        }
    }

    String fonds(String organ) {
        return rules.fonds().stream().filter(one -> one.organ().equals(organ)).map(ArchiveContent.Fonds::fonds).findFirst().orElse(organ);
    }

    String classOf(String duty) {
        return rules.classes().stream().filter(one -> one.duty().equals(duty)).map(ArchiveContent.ClassCode::code).findFirst().orElse("OT");
    }

    /** The number without its serial: the series it is counted in. */
    String series(String organ, String duty, int year, String retention) {
        return rules.pattern().replace("{fonds}", fonds(organ)).replace("{category}", rules.category()).replace("{year}", String.valueOf(year)).replace("{retention}", retention)
                .replace("{class}", classOf(duty));
    }

    String number(String series, int serial) {
        Matcher token = SERIAL.matcher(series);
        return token.replaceFirst(found -> String.format("%0" + found.group(1) + "d", serial));
    }
}
