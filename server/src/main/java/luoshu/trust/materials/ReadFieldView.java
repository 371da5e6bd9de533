package luoshu.trust.materials;

import luoshu.kernel.texts.Text;
import luoshu.trust.reading.ReadRegion;
import org.jspecify.annotations.Nullable;

/**
 * A field read from a material, beside what the form says.
 *
 * @param pointer    the form's field; null: the form does not ask for it
 * @param fieldLabel of the form's field
 * @param formValue  null: not filled in
 * @param checked    whether the check character agrees; null where there is none
 */
public record ReadFieldView(String name, Text label, String value, double confidence, @Nullable Boolean checked, int page, ReadRegion region, @Nullable String pointer,
                            @Nullable Text fieldLabel, @Nullable String formValue, Agreement agreement) {

    /** UNFILLED: the form's field is empty; UNASKED: the form has no such field. */
    public enum Agreement { SAME, DIFFERENT, UNFILLED, UNASKED }
}
