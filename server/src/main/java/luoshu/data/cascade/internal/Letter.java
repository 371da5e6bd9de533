package luoshu.data.cascade.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;

import luoshu.data.cascade.LetterKind;
import luoshu.trust.signing.Sm3;

/** A message as it goes over the link. {@code subject}: the code of what it is about; {@code label}: for people; {@code body}: JSON, as it was written. */
record Letter(long number, LetterKind kind, String subject, String label, Instant at, String body) {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Pattern SUBJECT = Pattern.compile("[0-9A-Za-z/:.-]{1,80}");
    private static final int LONGEST_LABEL = 300;

    /** Its bounds, whoever sent it. */
    boolean sound() {
        return kind != null && at != null && body != null && subject != null && label != null && SUBJECT.matcher(subject).matches() && label.length() <= LONGEST_LABEL && label.indexOf(0) < 0 && body.indexOf(0) < 0;
    }

    LocalDate day() {
        return LocalDate.ofInstant(at, CHINA);
    }

    byte[] digest() {
        return Sm3.digest(("luoshu-letter-1\n" + number + "\n" + kind + "\n" + subject + "\n" + at + "\n" + body).getBytes(StandardCharsets.UTF_8));
    }

    int size() {
        return 200 + subject.length() + 3 * label.length() + 3 * body.length();
    }
}
