package luoshu.kernel.matters;

public enum QuestionType {
    SINGLE, MULTI, YES_NO
}
