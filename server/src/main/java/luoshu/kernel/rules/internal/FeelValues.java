package luoshu.kernel.rules.internal;

import java.math.BigDecimal;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import luoshu.kernel.rules.RuleFailed;
import org.jspecify.annotations.Nullable;

/** Turns what callers have into what FEEL knows; bounded, so that no input can make a rule run long. */
final class FeelValues {

    private static final int DEEPEST = 12;
    private static final int WIDEST = 2_000;

    private FeelValues() {
    }

    static @Nullable Object of(@Nullable Object value) {
        return of(value, 0);
    }

    private static @Nullable Object of(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            throw new RuleFailed("input nested deeper than " + DEEPEST);
        }
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean truth -> truth;
            case BigDecimal number -> number;
            case Number number -> new BigDecimal(number.toString());
            case Enum<?> constant -> constant.name();
            case TemporalAccessor time -> time;
            case Map<?, ?> map -> {
                bounded(map.size());
                Map<String, Object> copy = new LinkedHashMap<>();
                map.forEach((key, one) -> copy.put(String.valueOf(key), of(one, depth + 1)));
                yield copy;
            }
            case Collection<?> list -> {
                bounded(list.size());
                List<Object> copy = new ArrayList<>(list.size());
                list.forEach(one -> copy.add(of(one, depth + 1)));
                yield copy;
            }
            default -> throw new RuleFailed("a " + value.getClass().getName() + " is no FEEL value");
        };
    }

    private static void bounded(int size) {
        if (size > WIDEST) {
            throw new RuleFailed("input of more than " + WIDEST + " elements");
        }
    }
}
