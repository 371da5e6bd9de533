package luoshu.trust.payments.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import luoshu.trust.payments.PaymentProvider.BookEntry;
import luoshu.trust.payments.PaymentProvider.StatementLine;
import luoshu.trust.payments.ReconciliationDifference.Kind;
import luoshu.trust.payments.internal.ReconciliationQueries.Found;
import luoshu.trust.payments.internal.ReconciliationQueries.Ours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentRulesTest {

    @ParameterizedTest
    @CsvSource({"0,零元整", "5,伍分", "50,伍角整", "100,壹元整", "105,壹元零伍分", "1050,壹拾元伍角整", "120050,壹仟贰佰元伍角整", "123405,壹仟贰佰叁拾肆元零伍分", "1000000,壹万元整",
        "1000100,壹万零壹元整", "100000000,壹佰万元整", "101000000,壹佰零壹万元整", "10000000000,壹亿元整", "10000000100,壹亿零壹元整", "-8000,负捌拾元整", "16500,壹佰陆拾伍元整"})
    void sums_are_written_as_on_a_bill(long fen, String words) {
        assertThat(Yuan.words(fen)).isEqualTo(words);
    }

    @Test
    void a_slip_of_the_finger_is_no_other_code() {
        String code = Codes.withCheck("1234567890123456789");
        assertThat(code).hasSize(20);
        for (int i = 0; i < 19; i++) {
            char other = code.charAt(i) == '9' ? '0' : (char) (code.charAt(i) + 1);
            String slipped = code.substring(0, i) + other + code.substring(i + 1, 19);
            assertThat(Codes.withCheck(slipped)).isNotEqualTo(slipped + code.charAt(19));
        }
    }

    @Test
    void books_differ_in_four_ways() {
        Comparison books = new Comparison(List.of(ours("P1", 100), ours("P2", 100), ours("P3", 100)), line -> line.number().equals("P4") ? new Ours(BookEntry.PAYMENT, "P4", 100, "CLOSED", false) : null);
        books.bank(new StatementLine(BookEntry.PAYMENT, "P1", 100, "B1"));
        books.bank(new StatementLine(BookEntry.PAYMENT, "P2", 101, "B2"));
        books.bank(new StatementLine(BookEntry.PAYMENT, "P4", 100, "B4"));
        books.bank(new StatementLine(BookEntry.REFUND, "R9", 50, "B9"));
        assertThat(books.end()).containsExactlyInAnyOrder(new Found(Kind.AMOUNT, BookEntry.PAYMENT, "P2", 100L, 101L, "PAID"), new Found(Kind.STATE, BookEntry.PAYMENT, "P4", 100L, 100L, "CLOSED"),
                new Found(Kind.BANK_ONLY, BookEntry.REFUND, "R9", null, 50L, null), new Found(Kind.OURS_ONLY, BookEntry.PAYMENT, "P3", 100L, null, "PAID"));
        assertThat(books.ourFen()).isEqualTo(300);
        assertThat(books.bankFen()).isEqualTo(251);
        assertThat(books.bankCount()).isEqualTo(4);
    }

    private static Ours ours(String number, long fen) {
        return new Ours(BookEntry.PAYMENT, number, fen, "PAID", true);
    }
}
