package luoshu.kernel.matters;

import java.util.List;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * What the applicant receives. {@code type} 10 certificate, 20 approval document, 99 other. {@code numberPattern} null: the result bears no number of its own.
 * {@code validity} null: long-term 长期.
 */
public record MatterResult(String code, String type, Text name, @Nullable String numberPattern, @Nullable Validity validity, List<Field> fields) {

    /** {@code from}: JSON pointer into the form. */
    public record Field(Text label, String from) {
    }

    /** Exactly one of the three is above 0. */
    public record Validity(int years, int months, int days) {
    }
}
