package luoshu.trust.materials;

import java.time.LocalDate;

import luoshu.kernel.files.FileRef;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * Something the applicant has that fits a material of a draft.
 *
 * @param ref   by which it is attached: {@code item:…} of the space, {@code draft:…} of another application begun beside this one
 * @param label its name in the space, or the other application's matter
 */
public record KeptOffer(String material, String ref, Text kind, Text label, @Nullable LocalDate validFrom, @Nullable LocalDate validTo, FileRef file) {
}
