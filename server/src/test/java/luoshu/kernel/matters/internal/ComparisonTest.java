package luoshu.kernel.matters.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import luoshu.kernel.matters.Difference;
import luoshu.kernel.matters.MatterDefinition;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void a_changed_value_is_told_by_the_code_of_its_element() {
        MatterDefinition before = Packages.READER.readChecked(Packages.food());
        String matter = Packages.food().findText("matter.yaml").orElseThrow().replace("promise: {days: 7,", "promise: {days: 6,").replace("fees: []",
                "fees: [{code: copy, name: {zh: 工本费, en: Fee}, standard: {zh: 每本, en: Each}, fen: 500, per: 本, reducible: false, basis: 条例}]");
        MatterDefinition after = Packages.READER.readChecked(Packages.food().with("matter.yaml", matter.getBytes(StandardCharsets.UTF_8)));
        List<Difference> differences = Comparison.of(before, after);
        assertThat(differences).contains(new Difference("/clocks/promise/days", "7", "6"), new Difference("/fees/copy/fen", null, "500"));
        assertThat(differences).allSatisfy(difference -> assertThat(difference.path()).matches("/(clocks/promise/days|fees/copy/.*)"));
        assertThat(Comparison.of(before, before)).isEmpty();
    }
}
