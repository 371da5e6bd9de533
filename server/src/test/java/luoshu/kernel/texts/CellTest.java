package luoshu.kernel.texts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            =1+1,'=1+1
            @SUM(A1),'@SUM(A1)
            +86,'+86
            -3,-3
            -cmd,'-cmd
            王小明,王小明
            𠮷田,𠮷田
            """)
    void no_cell_is_a_formula(String text, String cell) {
        assertThat(Cell.harmless(text)).isEqualTo(cell);
    }

    @Test
    void what_a_file_cannot_hold_is_left_out_and_hides_nothing() {
        assertThat(Cell.harmless("\r=1+1")).isEqualTo("'=1+1");
        assertThat(Cell.harmless("\u0001\n=1")).isEqualTo("'\n=1");
        assertThat(Cell.harmless("一\n二\uFFFF\uD800")).isEqualTo("一\n二");
        assertThat(Cell.harmless(null)).isEmpty();
    }
}
