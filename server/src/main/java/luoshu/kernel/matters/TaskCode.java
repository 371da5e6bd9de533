package luoshu.kernel.matters;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** 实施编码, 31 characters: credit code of the implementing organ 18 + level of exercise 1 + catalogue code 12. */
public record TaskCode(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TaskCode {
        if (!value.matches("[0-9A-Z]{18}[1-6][0-9]{12}")) {
            throw new IllegalArgumentException("not a task code of 31 characters: " + value);
        }
    }

    public static TaskCode of(String organ, int useLevel, CatalogCode catalogCode) {
        return new TaskCode(organ + useLevel + catalogCode.value());
    }

    public String organ() {
        return value.substring(0, 18);
    }

    public int useLevel() {
        return value.charAt(18) - '0';
    }

    public CatalogCode catalogCode() {
        return new CatalogCode(value.substring(19));
    }

    @Override
    public String toString() {
        return value;
    }
}
