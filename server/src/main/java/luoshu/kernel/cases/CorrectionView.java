package luoshu.kernel.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The notice of correction 补正告知. */
public record CorrectionView(Instant noticeAt, LocalDate dueOn, List<CorrectionItem> items, boolean answered) {
}
