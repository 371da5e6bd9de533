package luoshu.kernel.cases.internal;

import java.util.Map;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * A document to issue in this transition.
 *
 * @param wording       digest of the words it is printed in
 * @param numberPattern with {@code {serial}} where the next number of {@code series} in {@code period} goes; null for a document without a number
 */
record NewDocument(String kind, Text title, String wording, @Nullable String numberPattern, String series, String period, int width, Map<String, Object> facts) {
}
