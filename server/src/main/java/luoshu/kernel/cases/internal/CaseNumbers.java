package luoshu.kernel.cases.internal;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import luoshu.kernel.matters.MatterResult;
import luoshu.kernel.matters.PublishedMatter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Numbers people write down. A rolled-back act leaves a gap nobody promised not to have. */
@Repository
class CaseNumbers {

    /** How a case number is built: what stands before the serial, and the serial's least width. */
    record Shape(String prefix, int width) {
    }

    /** Without 0 O 1 I L and the vowels, so that a code read over the telephone is one code, and no word. 10 characters of 27: about 47 bits. */
    private static final String CODE_ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ";
    private static final int CODE_LENGTH = 10;
    private static final Pattern SERIAL = Pattern.compile("\\{serial([1-8])}");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final JdbcClient jdbc;
    private final CasePapers papers;
    private final String pattern;
    private final SecureRandom random = new SecureRandom();

    CaseNumbers(JdbcClient jdbc, CasePapers papers, @Value("${luoshu.cases.number:{taskCode}{yyyyMMdd}{serial4}}") String pattern) {
        if (!pattern.contains("{taskCode}") || !pattern.matches("[^{}]*(\\{(taskCode|yyyyMMdd)}[^{}]*)+\\{serial[1-8]}")) {
            throw new IllegalArgumentException("luoshu.cases.number must end with {serialN} and contain {taskCode}: " + pattern);
        }
        this.jdbc = jdbc;
        this.papers = papers;
        this.pattern = pattern;
    }

    String queryCode() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(CODE_ALPHABET.charAt(random.nextInt(CODE_ALPHABET.length())));
        }
        return code.toString();
    }

    Shape caseNumber(PublishedMatter matter, LocalDate today) {
        Matcher serial = SERIAL.matcher(pattern);
        if (!serial.find()) {
            throw new IllegalStateException("checked at start: " + pattern);
        }
        String prefix = pattern.substring(0, serial.start()).replace("{taskCode}", matter.implementation().taskCode().value()).replace("{yyyyMMdd}", DAY.format(today));
        return new Shape(prefix, Integer.parseInt(serial.group(1)));
    }

    /** By {@code numberPattern} of the result: region2/4/6, yyyy, MMdd, serial1–8, organWord. The serial counts per organ, result and year (or day, where MMdd is part of it). */
    String result(CaseWork work, MatterResult result) {
        String authored = String.valueOf(result.numberPattern());
        LocalDate today = work.today;
        String region = work.file.identity.region();
        String number = authored.replace("{region2}", region.substring(0, 2)).replace("{region4}", region.substring(0, 4)).replace("{region6}", region.substring(0, 6))
                .replace("{yyyy}", String.valueOf(today.getYear())).replace("{MMdd}", DAY.format(today).substring(4)).replace("{organWord}", papers.organWord(work.file.identity.organ()));
        Matcher serial = SERIAL.matcher(number);
        if (!serial.find()) {
            return number;
        }
        String period = authored.contains("{MMdd}") ? DAY.format(today) : String.valueOf(today.getYear());
        String value = String.valueOf(next("result/" + work.file.identity.organ() + "/" + work.file.identity.catalogCode() + "/" + result.code(), period));
        return number.substring(0, serial.start()) + "0".repeat(Math.max(0, Integer.parseInt(serial.group(1)) - value.length())) + value + number.substring(serial.end());
    }

    private long next(String series, String period) {
        return jdbc.sql("""
                insert into cases.serial as s (series, period, value) values (:series, :period, 1)
                on conflict (series, period) do update set value = s.value + 1 returning value
                """).param("series", series).param("period", period).query(Long.class).single();
    }
}
