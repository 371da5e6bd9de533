package luoshu.kernel.cases;

import java.time.LocalDate;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** A special procedure 特别程序: the clock stands still from the day after {@code startedOn} to {@code endedOn}. */
public record SpecialView(String code, Text name, LocalDate startedOn, @Nullable LocalDate endsBy, @Nullable LocalDate endedOn, String reason) {
}
