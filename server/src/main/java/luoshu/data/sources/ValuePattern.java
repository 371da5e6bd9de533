package luoshu.data.sources;

/** What a value looks like, the surest first. */
public enum ValuePattern {
    /** 18 characters with date and check character, GB 11643. */
    CITIZEN_ID(true),
    /** 18 characters with check character, GB 32100. */
    CREDIT_CODE(false),
    MOBILE(true),
    /** 16–19 digits that pass the check of ISO/IEC 7812. */
    BANK_CARD(true),
    EMAIL(true),
    PLATE(true),
    DATE(false),
    DIGITS(false),
    /** Two to four Chinese characters that begin with a frequent surname. */
    PERSON_NAME(true);

    private final boolean personal;

    ValuePattern(boolean personal) {
        this.personal = personal;
    }

    /** Whether a value of this form may point at a person. */
    public boolean personal() {
        return personal;
    }
}
