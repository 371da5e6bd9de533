package luoshu.kernel.documents;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of document is called today, for one item type; whoever issues it keeps all three with the facts.
 *
 * @param word    the kind's word in its number 文书字号, e.g. 受 in {@code （豫信浉市监）食受字〔2026〕第0001号}; null: bears no number
 * @param wording SHA-256 of the wording, by which the document is printed for ever
 */
public record DocumentHeading(Text title, @Nullable String word, String wording) {
}
