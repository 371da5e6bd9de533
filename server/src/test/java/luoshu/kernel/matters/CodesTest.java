package luoshu.kernel.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CodesTest {

    @Test
    void codes_come_apart_and_together() {
        HandlingItemCode code = new HandlingItemCode("11370800MB28559184300011711200001");
        assertThat(code.taskCode().value()).isEqualTo("11370800MB285591843000117112000");
        assertThat(code.serial()).isEqualTo("01");
        assertThat(code.taskCode().organ()).isEqualTo("11370800MB28559184");
        assertThat(code.taskCode().useLevel()).isEqualTo(3);
        assertThat(code.taskCode().catalogCode()).isEqualTo(new CatalogCode("000117112000"));
        assertThat(HandlingItemCode.of(TaskCode.of("11370800MB28559184", 3, new CatalogCode("000117112000")), "01")).isEqualTo(code);
        assertThat(new CatalogCode("370117002011").setBy()).isEqualTo("37");
        assertThat(new CatalogCode("370117002011").itemType()).isEqualTo("01");
    }

    @Test
    void other_provinces_type_digits_are_taken_but_not_another_shape() {
        assertThat(new TaskCode("12441500196720244T3442199806003").catalogCode().itemType()).isEqualTo("21");
        assertThatThrownBy(() -> new CatalogCode("12345")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TaskCode("12441500196720244T9442199806003")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HandlingItemCode("12441500196720244T3442199806003")).isInstanceOf(IllegalArgumentException.class);
    }
}
