package luoshu.kernel.calendar.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import luoshu.kernel.calendar.CalendarYear;
import luoshu.kernel.calendar.Lights;
import luoshu.kernel.calendar.Limit;
import luoshu.kernel.calendar.LimitUnit;
import luoshu.kernel.calendar.RestPeriod;
import luoshu.kernel.texts.Text;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads {@code packages/law}. */
@SuppressWarnings("unchecked")
public final class LawFiles {

    private static final PathMatchingResourcePatternResolver RESOURCES = new PathMatchingResourcePatternResolver(LawFiles.class.getClassLoader());

    private LawFiles() {
    }

    /** A year that came with the product, and the hash of its file. */
    public record ShippedYear(CalendarYear calendar, String sha256) {
    }

    public static List<ShippedYear> years() {
        try {
            return Arrays.stream(RESOURCES.getResources("classpath:packages/law/calendar/*.yaml")).map(file -> {
                byte[] bytes = bytes(file);
                return new ShippedYear(year(yaml(bytes)), sha256(bytes));
            }).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static CalendarYear year(Map<String, Object> yaml) {
        List<RestPeriod> rest = ((List<Map<String, Object>>) yaml.get("rest")).stream().map(period -> {
            Map<String, String> name = (Map<String, String>) period.get("name");
            return new RestPeriod(day(period.get("from")), day(period.get("to")), new Text(name.get("zh"), name.get("en")));
        }).toList();
        List<LocalDate> weekends = ((List<Object>) yaml.get("workingWeekends")).stream().map(LawFiles::day).toList();
        return new CalendarYear((Integer) yaml.get("year"), (String) yaml.get("source"), rest, weekends);
    }

    public static Map<String, Limit> limits() {
        Map<String, Limit> limits = new LinkedHashMap<>();
        ((Map<String, Map<String, Object>>) read("clocks.yaml").get("clocks")).forEach((key, clock) -> limits.put(key,
                new Limit((Integer) clock.get("days"), LimitUnit.valueOf((String) clock.get("unit")), (String) clock.get("basis"))));
        return Map.copyOf(limits);
    }

    public static Lights lights() {
        Map<String, Object> yaml = read("lights.yaml");
        Map<String, Number> red = (Map<String, Number>) yaml.get("red");
        Map<String, Number> yellow = (Map<String, Number>) yaml.get("yellow");
        return new Lights(red.get("remainingDaysBelow").intValue(), yellow.get("remainingDaysUpTo").intValue(), yellow.get("remainingShareUpTo").doubleValue());
    }

    private static Map<String, Object> read(String name) {
        return yaml(bytes(RESOURCES.getResource("classpath:packages/law/" + name)));
    }

    private static Map<String, Object> yaml(byte[] bytes) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(new String(bytes, StandardCharsets.UTF_8));
    }

    /** YAML 1.1 reads a bare date as midnight UTC. */
    private static LocalDate day(Object value) {
        return value instanceof Date date ? date.toInstant().atZone(ZoneOffset.UTC).toLocalDate() : LocalDate.parse((String) value);
    }

    private static byte[] bytes(Resource file) {
        try (InputStream in = file.getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
