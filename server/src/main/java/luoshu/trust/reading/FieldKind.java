package luoshu.trust.reading;

/** How a field is written, and checked. */
public enum FieldKind { TEXT, DATE, CITIZEN_ID, CREDIT_CODE }
