package luoshu.trust.messages.internal;

import java.util.List;
import java.util.Map;

import luoshu.kernel.access.Actor;
import luoshu.trust.messages.Recipient;

/**
 * What somebody may read of the inbox. {@code matters}: catalogue codes a limited authorisation covers, found in the case number, which always holds the matter's code;
 * empty means everything. Whoever acts under a limited authorisation reads of no other case, and nothing that belongs to no case.
 */
public record Mailbox(List<String> recipients, List<String> matters) {

    static final String MINE = "recipient in (:recipients) and (:matters = '' or case_number ~ :matters)";

    public static Mailbox of(Actor actor) {
        return new Mailbox(Recipient.of(actor), actor instanceof Actor.Applicant applicant ? applicant.scope() : List.of());
    }

    Map<String, Object> params() {
        return Map.of("recipients", recipients, "matters", String.join("|", matters));
    }
}
