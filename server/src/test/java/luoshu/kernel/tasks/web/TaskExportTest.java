package luoshu.kernel.tasks.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskExportTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            =1+1,'=1+1
            @SUM(A1),'@SUM(A1)
            +86,'+86
            -3,-3
            -cmd,'-cmd
            王小明,王小明
            """)
    void no_cell_is_a_formula(String text, String cell) {
        assertThat(TaskExport.safe(text)).isEqualTo(cell);
    }
}
