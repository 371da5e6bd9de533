package luoshu.kernel.parties;

import org.jspecify.annotations.Nullable;

/** Personal data in clear. Handle like the paper they stand for: fill a form, print a document, forget. Prints masked. */
public record PersonalDetails(String name, @Nullable CitizenId idNumber, @Nullable Mobile mobile, @Nullable String address) {
    @Override
    public String toString() {
        return "PersonalDetails[masked]";
    }
}
