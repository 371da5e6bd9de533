package luoshu.kernel.calendar;

import java.util.Map;

import luoshu.kernel.calendar.internal.LawFiles;
import org.springframework.stereotype.Component;

/** The limits the law sets for every matter, and the lights: {@code packages/law/clocks.yaml}, {@code lights.yaml}. */
@Component
public class LegalLimits {

    private final Map<String, Limit> limits = LawFiles.limits();
    private final Lights lights = LawFiles.lights();

    /** By key of the file, e.g. {@code correctionNotice}. @throws IllegalArgumentException for an unknown key: a bug, not a refusal */
    public Limit get(String key) {
        Limit limit = limits.get(key);
        if (limit == null) {
            throw new IllegalArgumentException("no legal limit " + key + " in packages/law/clocks.yaml");
        }
        return limit;
    }

    public Lights lights() {
        return lights;
    }
}
