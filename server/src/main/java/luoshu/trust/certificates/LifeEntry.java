package luoshu.trust.certificates;

import java.time.Instant;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * One line of a certificate's journal.
 *
 * @param version    of the edition it made or was about
 * @param identifier of that edition
 * @param reason     in words; null where the operation needs none
 * @param basis      article of law
 * @param by         name of who acted
 */
public record LifeEntry(int sequence, LifeOperation operation, int version, String identifier, CertificateState state, Instant at, @Nullable Text reason, @Nullable String basis,
                        @Nullable String note, String by) {
}
