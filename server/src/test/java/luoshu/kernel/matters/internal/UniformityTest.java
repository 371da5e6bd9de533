package luoshu.kernel.matters.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import luoshu.kernel.matters.UniformityRow;
import org.junit.jupiter.api.Test;

class UniformityTest {

    @Test
    void names_differ_only_beyond_the_brackets() {
        List<UniformityRow> rows = Uniformity.of(List.of(facts("000131001000", "food", "食品经营许可（新办）", "01", List.of(3, 4), List.of(3, 4)),
                facts("000131001000", "food-change", "食品经营许可（变更）", "01", List.of(3, 4), List.of(4)), facts("000123001000", "a", "卫生许可", "01", List.of(4, 5), List.of(4)),
                facts("000123001000", "b", "公共场所卫生许可", "07", List.of(4), List.of(4))));
        assertThat(rows.getFirst().sameName()).isTrue();
        assertThat(rows.getFirst().missing()).isEmpty();
        assertThat(rows.getLast().sameName()).isFalse();
        assertThat(rows.getLast().sameType()).isFalse();
        assertThat(rows.getLast().missing()).containsExactly(5);
    }

    private static MatterQueries.UniformityFacts facts(String code, String slug, String name, String type, List<Integer> wanted, List<Integer> levels) {
        return new MatterQueries.UniformityFacts(code, slug, name, type, "食品安全法第三十五条", wanted, levels, 1);
    }
}
