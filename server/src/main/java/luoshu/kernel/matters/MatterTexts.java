package luoshu.kernel.matters;

import java.util.List;

import luoshu.kernel.texts.Text;

/** texts.yaml. */
public record MatterTexts(Text summary, List<Text> simple, List<Faq> faq, Documents documents, String agencyWord) {

    public record Faq(Text question, Text answer) {
    }

    /** The sentence of the decision; may hold {@code {taskName}} and {@code {basis}}. */
    public record Documents(Text grant, Text refuse) {
    }
}
