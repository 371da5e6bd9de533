package luoshu.data.matching;

/** What is compared. {@link #NUMBER}: citizen number or credit code, old forms included; {@link #DATE}: of birth or of establishment; {@link #REPRESENTATIVE}: name of the legal representative. */
public enum MatchField { NAME, NUMBER, DATE, SEX, PHONE, ADDRESS, REPRESENTATIVE }
