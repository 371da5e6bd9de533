package luoshu.kernel.matters;

import luoshu.kernel.calendar.Limit;
import org.jspecify.annotations.Nullable;

/**
 * Limits of a matter 时限. {@code promise} has 0 days exactly when the matter is decided at once. {@code correctionNotice} null: the law's own number
 * (packages/law/clocks.yaml) holds; {@code extension} null: no law allows one.
 *
 * @param extensionConsent whose organ has to agree to an extension: the one of this duty that serves the same region; null: the head of the organ itself
 * @param countedFrom      null: from acceptance, as 许可法 42 has it
 */
public record Clocks(Limit statutory, Limit promise, @Nullable Limit correctionNotice, @Nullable Limit correctionAnswer, @Nullable Limit extension, @Nullable String extensionConsent,
                     @Nullable Limit delivery, @Nullable Start countedFrom) {

    /** From which day the limits of the decision run. RECEIPT: of the application once it is complete. */
    public enum Start { ACCEPTANCE, RECEIPT }

    public boolean countedFromReceipt() {
        return countedFrom == Start.RECEIPT;
    }
}
