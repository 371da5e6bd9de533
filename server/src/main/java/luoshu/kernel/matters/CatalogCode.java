package luoshu.kernel.matters;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** 基本编码, 12 digits: region 2 + item type 2 + line ministry 2 + main item 3 + sub item 3 (GB/T 39554.1). Other provinces use type pairs we do not know: only the shape is checked. */
public record CatalogCode(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CatalogCode {
        if (!value.matches("[0-9]{12}")) {
            throw new IllegalArgumentException("not a catalogue code of 12 digits: " + value);
        }
    }

    /** {@code 00} for a matter set by the nation, otherwise the province's two digits. */
    public String setBy() {
        return value.substring(0, 2);
    }

    public String itemType() {
        return value.substring(2, 4);
    }

    @Override
    public String toString() {
        return value;
    }
}
