package luoshu.kernel.cases;

import java.util.List;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** A command that the state allows. {@code needs} names the members of the command body that must be there. */
public record CaseAction(String command, boolean primary, Text label, List<String> needs, boolean permitted, @Nullable String why) {
}
