package luoshu.data.surveys;

/** Life of an organ's sheet. */
public enum SurveyAnswerState {
    OPEN, HANDED_IN, CONFIRMED, RETURNED, ACCEPTED;

    /** The organ stands by it. */
    public boolean answered() {
        return this == CONFIRMED || this == ACCEPTED;
    }
}
