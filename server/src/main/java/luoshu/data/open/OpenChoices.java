package luoshu.data.open;

import java.util.List;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** What can be chosen for a data set, and what it must keep to. */
public record OpenChoices(List<OpenChoice> themes, List<OpenChoice> licences, int k, int l, String basis, OpenAgreement agreement) {

    /** {@code address}: of the text of a licence. */
    public record OpenChoice(String code, Text name, @Nullable String address) {
    }

    /** {@code version}: which one is accepted. */
    public record OpenAgreement(String version, Text title, List<Text> clauses) {
    }
}
