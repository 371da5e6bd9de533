package luoshu.data.operation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import luoshu.data.operation.OperationPrice;
import luoshu.data.operation.PriceUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChargeTest {

    private static OperationPrice price(long fen, int per) {
        return new OperationPrice(PriceUnit.ROW, fen, per, fen);
    }

    @ParameterizedTest
    @CsvSource({"0, 5, 1, 0", "7, 5, 1, 35", "4, 1, 10, 0", "5, 1, 10, 1", "14, 1, 10, 1", "15, 1, 10, 2", "1, 1, 3, 0", "2, 1, 3, 1", "1000000, 1, 3, 333333", "9, 0, 1, 0", "1, 99, 1000, 0", "6, 99, 1000, 1"})
    void a_line_is_whole_fen_rounded_half_up(long quantity, long fen, int per, long amount) {
        assertThat(Charge.amount(quantity, price(fen, per))).isEqualTo(amount);
    }

    @Test
    void what_no_number_holds_is_an_error_not_another_sum() {
        assertThatThrownBy(() -> Charge.amount(Long.MAX_VALUE / 2, price(3, 1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Charge.amount(-1, price(3, 1))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"100, , 100", "100, 150, 100", "100, 60, 60", "100, 0, 0", "100, -20, 0"})
    void no_more_is_paid_than_the_year_leaves(long total, @Nullable Long room, long due) {
        assertThat(Charge.due(total, room)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
            // before, paid, after, room: change
            "100, 100, 80, , -20", "100, 100, 130, , 30", "100, 100, 100, , 0", "100, 100, 0, , -100",
            "100, 60, 80, 60, 0", "100, 60, 50, 60, -10", "100, 60, 80, 200, 0", "100, 100, 130, 110, 10", "100, 60, 130, 60, 0", "100, 60, 130, 90, 30", "100, 60, 130, 20, 0"})
    void a_counter_statement_takes_back_what_was_paid_too_much_and_never_breaks_the_cap(long before, long paid, long after, @Nullable Long room, long change) {
        assertThat(Charge.change(before, paid, after, room)).isEqualTo(change);
    }
}
