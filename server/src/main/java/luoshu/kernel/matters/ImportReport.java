package luoshu.kernel.matters;

import java.util.List;

import luoshu.kernel.packages.Finding;
import org.jspecify.annotations.Nullable;

/** What became of an import. {@code unchanged}: the content is the one of {@code imported} already; nothing was written. */
public record ImportReport(List<Finding> problems, boolean unchanged, @Nullable MatterVersionRow imported) {
}
