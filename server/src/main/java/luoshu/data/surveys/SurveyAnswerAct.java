package luoshu.data.surveys;

/** What can be done with an organ's sheet. RETURN: by the head before it is confirmed, by the authority afterwards. */
public enum SurveyAnswerAct { SAVE, HAND_IN, RECALL, CONFIRM, RETURN, ACCEPT }
