package luoshu.data.objections.internal;

import java.util.HashMap;
import java.util.Map;

import luoshu.trust.messages.Messages;
import luoshu.trust.messages.Notice;
import luoshu.trust.messages.Recipient;
import org.springframework.stereotype.Component;

/** What whoever the data are about is told, also of objections that officials raised. */
@Component
class ObjectionNews {

    private final Messages messages;

    ObjectionNews(Messages messages) {
        this.messages = messages;
    }

    void raised(ObjectionFile file) {
        tell(file, "raised", Map.of("dueOn", file.due() == null ? "—" : file.due().toString()));
    }

    void corrected(ObjectionFile file, int copies) {
        tell(file, "corrected", Map.of("copies", String.valueOf(copies)));
    }

    void refused(ObjectionFile file) {
        tell(file, "refused", Map.of());
    }

    void ended(ObjectionFile file) {
        tell(file, "ended", Map.of());
    }

    private void tell(ObjectionFile file, String what, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(more);
        variables.put("number", file.number());
        variables.put("item", file.datum().item());
        variables.put("organName", file.provider().name());
        messages.notify(new Notice("objection:" + file.id() + ":" + what, Recipient.party(file.datum().subject()), "objection." + what, variables, null, file.provider().subject()));
    }
}
