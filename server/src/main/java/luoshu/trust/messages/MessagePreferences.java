package luoshu.trust.messages;

import java.time.LocalTime;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * How somebody is told.
 *
 * @param pendingEmail an address whose code has not come back yet
 */
public record MessagePreferences(@Nullable String mobileMasked, @Nullable String email, @Nullable String pendingEmail, Ways ways, boolean english, List<Kind> kinds, Quiet quiet) {

    /** Text message and mail, or the second only where the first fails. */
    public enum Ways { BOTH, SMS_FIRST, EMAIL_FIRST }

    /** {@code mandatory}: why one of the two stays on; {@code basis}: the law that says so. */
    @Schema(name = "MessageKind")
    public record Kind(String code, Text name, Text about, boolean sms, boolean email, @Nullable Text mandatory, @Nullable String basis) {
    }

    /** No text messages at these hours, unless urgent. */
    @Schema(name = "QuietHours")
    public record Quiet(LocalTime from, LocalTime to, Text basis) {
    }
}
