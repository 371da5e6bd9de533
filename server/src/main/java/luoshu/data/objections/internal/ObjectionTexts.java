package luoshu.data.objections.internal;

import java.util.ArrayList;
import java.util.List;

import luoshu.data.objections.NewObjection;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Storable;
import org.jspecify.annotations.Nullable;

/** How long what people write may be. */
final class ObjectionTexts {

    private static final int LONGEST_VALUE = 500;
    private static final int LONGEST_TEXT = 1_000;
    private static final int SHORTEST_REASON = 5;

    private ObjectionTexts() {
    }

    /** @throws Invalid everything that is wrong with it at once */
    static void check(NewObjection wish) {
        List<FieldError> errors = new ArrayList<>();
        text(wish.ref(), "/ref", 100, true, errors);
        text(wish.field(), "/field", 200, true, errors);
        text(wish.stated(), "/stated", LONGEST_VALUE, false, errors);
        text(wish.proposed(), "/proposed", LONGEST_VALUE, true, errors);
        text(wish.reason(), "/reason", LONGEST_TEXT, true, errors);
        if (!wish.reason().isBlank() && wish.reason().strip().codePointCount(0, wish.reason().strip().length()) < SHORTEST_REASON) {
            errors.add(new FieldError("/reason", "too-short", "请用至少 " + SHORTEST_REASON + " 个字说明理由"));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    /** @throws Invalid */
    static String value(String value, String pointer) {
        return one(value, pointer, LONGEST_VALUE, true);
    }

    static String text(String text, String pointer, boolean required) {
        return one(text, pointer, LONGEST_TEXT, required);
    }

    private static String one(String text, String pointer, int longest, boolean required) {
        List<FieldError> errors = new ArrayList<>();
        text(text, pointer, longest, required, errors);
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return text.strip();
    }

    private static void text(@Nullable String text, String pointer, int longest, boolean required, List<FieldError> errors) {
        if (text == null || text.isBlank()) {
            if (required) {
                errors.add(new FieldError(pointer, "required", "请填写"));
            }
            return;
        }
        Storable.check(text, pointer);
        if (text.codePointCount(0, text.length()) > longest) {
            errors.add(new FieldError(pointer, "too-long", "不超过 " + longest + " 字"));
        }
    }
}
