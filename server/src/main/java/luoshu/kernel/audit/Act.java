package luoshu.kernel.audit;

import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One act to record. {@code action} is the permission or command name; {@code object} its target as {@code kind:id}; {@code person} the party whose personal
 * data were read or changed (for "who read my data"); {@code detail} never holds the data themselves.
 */
public record Act(String action, Outcome outcome, String object, @Nullable String caseNumber, @Nullable String matter, @Nullable UUID person, Map<String, Object> detail) {

    public enum Outcome { DONE, DENIED, FAILED, READ }

    public static Act done(String action, String object) {
        return new Act(action, Outcome.DONE, object, null, null, null, Map.of());
    }

    public static Act read(String action, String object, UUID person) {
        return new Act(action, Outcome.READ, object, null, null, person, Map.of());
    }

    public Act onCase(@Nullable String number, @Nullable String matterCode) {
        return new Act(action, outcome, object, number, matterCode, person, detail);
    }

    public Act of(@Nullable UUID party) {
        return new Act(action, outcome, object, caseNumber, matter, party, detail);
    }

    public Act with(Map<String, Object> more) {
        return new Act(action, outcome, object, caseNumber, matter, person, more);
    }
}
