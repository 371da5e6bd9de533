package luoshu.data.surveys.internal;

import static luoshu.data.surveys.SurveyAnswerAct.ACCEPT;
import static luoshu.data.surveys.SurveyAnswerAct.CONFIRM;
import static luoshu.data.surveys.SurveyAnswerAct.HAND_IN;
import static luoshu.data.surveys.SurveyAnswerAct.RECALL;
import static luoshu.data.surveys.SurveyAnswerAct.RETURN;
import static luoshu.data.surveys.SurveyAnswerAct.SAVE;
import static luoshu.data.surveys.SurveyAnswerState.ACCEPTED;
import static luoshu.data.surveys.SurveyAnswerState.CONFIRMED;
import static luoshu.data.surveys.SurveyAnswerState.HANDED_IN;
import static luoshu.data.surveys.SurveyAnswerState.OPEN;
import static luoshu.data.surveys.SurveyAnswerState.RETURNED;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import luoshu.data.surveys.SurveyAnswerAct;
import luoshu.data.surveys.SurveyAnswerState;

/** The life of an organ's answer. What is not here is not possible; in a closed survey nothing is. */
final class AnswerTransitions {

    private static final Map<SurveyAnswerState, Map<SurveyAnswerAct, SurveyAnswerState>> TABLE = Map.of(
            OPEN, Map.of(SAVE, OPEN, HAND_IN, HANDED_IN),
            HANDED_IN, Map.of(RECALL, OPEN, CONFIRM, CONFIRMED, RETURN, RETURNED),
            CONFIRMED, Map.of(ACCEPT, ACCEPTED, RETURN, RETURNED),
            RETURNED, Map.of(SAVE, RETURNED, HAND_IN, HANDED_IN),
            ACCEPTED, Map.of());

    private AnswerTransitions() {
    }

    static Optional<SurveyAnswerState> after(SurveyAnswerState state, SurveyAnswerAct act) {
        return Optional.ofNullable(TABLE.get(state).get(act));
    }

    static Set<SurveyAnswerAct> possible(SurveyAnswerState state) {
        Set<SurveyAnswerAct> acts = EnumSet.noneOf(SurveyAnswerAct.class);
        acts.addAll(TABLE.get(state).keySet());
        return acts;
    }
}
