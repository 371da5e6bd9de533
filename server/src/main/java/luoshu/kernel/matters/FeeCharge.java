package luoshu.kernel.matters;

import java.math.BigDecimal;
import java.math.RoundingMode;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** A fee as one case comes to owe it: {@code amount} is {@code fen} × {@code quantity}, in whole fen. */
public record FeeCharge(String code, Text name, Text standard, long fen, String per, BigDecimal quantity, long amount, boolean reducible, @Nullable String reduceBasis, String basis) {

    static FeeCharge of(Fee fee, BigDecimal quantity) {
        long amount = quantity.multiply(BigDecimal.valueOf(fee.fen())).setScale(0, RoundingMode.HALF_UP).longValueExact();
        return new FeeCharge(fee.code(), fee.name(), fee.standard(), fee.fen(), fee.per(), plain(quantity.stripTrailingZeros()), amount, fee.reducible(), fee.reduceBasis(), fee.basis());
    }

    /** 80, never 8E+1. */
    private static BigDecimal plain(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0, RoundingMode.UNNECESSARY) : number;
    }
}
