package luoshu.kernel.cases.internal;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /**
     * By {@code numberPattern} of the result: region2/4/6, yyyy, MMdd, serial1–8, organWord. The serial counts per organ, result and year (or day, where MMdd is part of it); those
     * of one series are drawn together.
     *
     * @return one for each case, in their order
     */
    List<String> results(List<CaseWork> works, MatterResult result) {
        String authored = String.valueOf(result.numberPattern());
        Map<Series, List<Integer>> drawn = new TreeMap<>(); // series are locked in one order, whoever draws
        List<String> numbers = new ArrayList<>();
        for (CaseWork work : works) {
            String number = worded(authored, work);
            if (SERIAL.matcher(number).find()) {
                String period = authored.contains("{MMdd}") ? DAY.format(work.today) : String.valueOf(work.today.getYear());
                drawn.computeIfAbsent(new Series("result/" + work.file.identity.organ() + "/" + work.file.identity.catalogCode() + "/" + result.code(), period), one -> new ArrayList<>())
                        .add(numbers.size());
            }
            numbers.add(number);
        }
        drawn.forEach((series, places) -> {
            long value = next(series, places.size()) - places.size();
            for (int place : places) {
                value++;
                numbers.set(place, numbered(numbers.get(place), String.valueOf(value)));
            }
        });
        return numbers;
    }

    private String worded(String authored, CaseWork work) {
        String region = work.file.identity.region();
        return authored.replace("{region2}", region.substring(0, 2)).replace("{region4}", region.substring(0, 4)).replace("{region6}", region.substring(0, 6))
                .replace("{yyyy}", String.valueOf(work.today.getYear())).replace("{MMdd}", DAY.format(work.today).substring(4))
                .replace("{organWord}", papers.organWord(work.file.identity.organ()));
    }

    private static String numbered(String number, String value) {
        return SERIAL.matcher(number).replaceFirst(serial -> "0".repeat(Math.max(0, Integer.parseInt(serial.group(1)) - value.length())) + value);
    }

    private record Series(String name, String period) implements Comparable<Series> {
        @Override
        public int compareTo(Series other) {
            int names = name.compareTo(other.name);
            return names == 0 ? period.compareTo(other.period) : names;
        }
    }

    /** @return the last of {@code count} numbers that follow one another */
    private long next(Series series, int count) {
        return jdbc.sql("""
                insert into cases.serial as s (series, period, value) values (:series, :period, :count)
                on conflict (series, period) do update set value = s.value + :count returning value
                """).param("series", series.name).param("period", series.period).param("count", (long) count).query(Long.class).single();
    }
}
