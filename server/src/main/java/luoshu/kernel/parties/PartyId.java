package luoshu.kernel.parties;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A natural person, enterprise or organisation on this platform. */
public record PartyId(@JsonValue UUID value) {

    @JsonCreator
    public PartyId {
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
