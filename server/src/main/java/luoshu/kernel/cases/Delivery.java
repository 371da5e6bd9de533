package luoshu.kernel.cases;

import io.swagger.v3.oas.annotations.media.Schema;
import luoshu.kernel.parties.Mobile;
import luoshu.kernel.parties.Person;
import org.jspecify.annotations.Nullable;

/** How the result reaches the applicant. {@code way}: 4 by courier, 6 collected, 7 served directly. */
public record Delivery(@Schema(allowableValues = {"2", "4", "6", "7"}) String way, @Nullable String address, @Nullable String recipient, @Nullable String mobile) {

    private static final int DISTRICT_WITHIN = 20;

    /** As the officials who bring it see it. */
    public Delivery numberMasked() {
        return new Delivery(way, address, recipient, mobile == null || !Mobile.isValid(mobile) ? null : new Mobile(mobile).masked());
    }

    /** As anybody else may see it: where it goes as far as the district, and to whom by the first character. */
    public Delivery masked() {
        return new Delivery(way, address == null ? null : district(address) + "****", recipient == null ? null : Person.masked(recipient), numberMasked().mobile());
    }

    private static String district(String address) {
        int end = Math.max(Math.max(address.indexOf('区'), address.indexOf('县')), address.indexOf('市'));
        return end > 0 && end < DISTRICT_WITHIN ? address.substring(0, end + 1) : "";
    }
}
