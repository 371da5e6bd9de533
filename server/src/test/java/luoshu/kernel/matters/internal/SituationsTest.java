package luoshu.kernel.matters.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import luoshu.kernel.matters.ApplicantKind;
import luoshu.kernel.matters.MaterialGuide;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.SituationOutcome;
import luoshu.kernel.matters.Situations;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import org.junit.jupiter.api.Test;

class SituationsTest {

    private final Situations situations = new Situations(Packages.RULES);
    private final MatterDefinition food = Packages.READER.readChecked(Packages.food());

    @Test
    void the_next_question_is_the_first_that_applies() {
        SituationOutcome start = resolve(Map.of());
        assertThat(start.complete()).isFalse();
        assertThat(start.next().code()).isEqualTo("business_kind");
        assertThat(resolve(Map.of("business_kind", "canteen", "items", List.of("hot"))).next().code()).isEqualTo("school_canteen");
        assertThat(resolve(Map.of("business_kind", "catering", "items", List.of("hot"))).next().code()).isEqualTo("vending");
    }

    @Test
    void answers_decide_the_materials() {
        SituationOutcome alone = resolve(Map.of("business_kind", "catering", "items", List.of("hot", "cold"), "vending", false, "small_shop", false, "by_agent", false));
        assertThat(alone.complete()).isTrue();
        assertThat(alone.asked()).containsExactly("business_kind", "items", "vending", "small_shop", "by_agent");
        assertThat(alone.materials()).extracting(MaterialGuide::code).containsExactly("business_licence", "floor_plan", "work_flow", "safety_rules");
        assertThat(alone.notes()).hasSize(1);
        SituationOutcome byAgent = resolve(Map.of("business_kind", "catering", "items", List.of("hot"), "vending", true, "small_shop", false, "by_agent", true));
        assertThat(byAgent.materials()).extracting(MaterialGuide::code).contains("vending_plan", "agent_letter", "agent_id");
    }

    @Test
    void an_open_question_decides_nothing() {
        assertThat(resolve(Map.of()).materials()).extracting(MaterialGuide::code).containsExactly("business_licence", "safety_rules");
        assertThat(resolve(Map.of()).stops()).isEmpty();
    }

    @Test
    void the_wrong_matter_is_told() {
        SituationOutcome stopped = resolve(Map.of("business_kind", "retail", "items", List.of("prepacked"), "vending", false, "small_shop", false, "by_agent", false));
        assertThat(stopped.complete()).isFalse();
        assertThat(stopped.stops()).singleElement().satisfies(text -> assertThat(text.zh()).contains("备案"));
    }

    @Test
    void an_answer_to_a_question_that_does_not_apply_is_ignored() {
        assertThat(resolve(Map.of("business_kind", "retail", "items", List.of("bulk"), "school_canteen", true, "vending", false, "small_shop", false, "by_agent", false)).notes()).isEmpty();
    }

    @Test
    void unknown_questions_and_answers_are_refused_together() {
        assertThatThrownBy(() -> resolve(Map.of("colour", "red", "business_kind", "bank", "items", List.of("hot", "hot"), "by_agent", "yes")))
                .isInstanceOfSatisfying(Invalid.class, invalid -> assertThat(invalid.errors()).extracting(FieldError::pointer)
                        .containsExactlyInAnyOrder("/answers/colour", "/answers/business_kind", "/answers/items", "/answers/by_agent"));
        assertThatThrownBy(() -> situations.resolve(food, ApplicantKind.enterprise, Map.of(), true)).isInstanceOf(Invalid.class);
    }

    private SituationOutcome resolve(Map<String, ?> answers) {
        return situations.resolve(food, ApplicantKind.enterprise, answers, false);
    }
}
