package luoshu.kernel.matters;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** 业务办理项编码, 33 characters: task code 31 + two-digit serial. The code by which a matter of one organ is addressed everywhere. */
public record HandlingItemCode(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public HandlingItemCode {
        if (!value.matches("[0-9A-Z]{18}[1-6][0-9]{14}")) {
            throw new IllegalArgumentException("not a handling item code of 33 characters: " + value);
        }
    }

    public static HandlingItemCode of(TaskCode taskCode, String serial) {
        return new HandlingItemCode(taskCode.value() + serial);
    }

    public TaskCode taskCode() {
        return new TaskCode(value.substring(0, 31));
    }

    public String serial() {
        return value.substring(31);
    }

    @Override
    public String toString() {
        return value;
    }
}
