package luoshu.data.profiles;

/** How values of a field are brought to one form. {@link #NUMBER}: a citizen number or a credit code, whomever the row is about. */
public enum ValueForm { TEXT, NUMBER, CITIZEN_NUMBER, CREDIT_CODE, DATE, SEX, PHONE, AMOUNT }
