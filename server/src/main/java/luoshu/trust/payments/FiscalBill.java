package luoshu.trust.payments;

import java.time.Instant;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * 财政电子票据. A red one has a negative sum and names the one it reverses.
 *
 * @param checkCode  校验码
 * @param file       OFD with the seal of the organ; not yet there right after the payment
 * @param reversedBy number of the red bill, if this one is reversed
 */
public record FiscalBill(UUID id, String code, String number, String checkCode, boolean red, boolean reversed, long fen, Instant issuedAt, String caseNumber, Text matterName,
                         String organName, String payerName, @Nullable UUID file, @Nullable String reverses, @Nullable String reversedBy) {
}
