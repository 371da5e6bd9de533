package luoshu.data.surveys;

/** CLOSED: nothing is answered, accepted or returned any more. */
public enum SurveyState { OPEN, CLOSED }
