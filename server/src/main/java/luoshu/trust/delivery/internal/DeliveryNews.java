package luoshu.trust.delivery.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.trust.messages.Messages;
import luoshu.trust.messages.Notice;
import luoshu.trust.messages.Recipient;
import org.springframework.stereotype.Component;

/** What a step of a delivery leaves behind: audit, and word to those it concerns. */
@Component
class DeliveryNews {

    private final Messages messages;
    private final Audit audit;

    DeliveryNews(Messages messages, Audit audit) {
        this.messages = messages;
        this.audit = audit;
    }

    void audit(String action, ItemRow item, Map<String, Object> detail) {
        audit.record(act(action, item, detail));
    }

    /** Stays when what was asked is refused. */
    void auditApart(String action, ItemRow item, Map<String, Object> detail) {
        audit.recordApart(act(action, item, detail));
    }

    private static Act act(String action, ItemRow item, Map<String, Object> detail) {
        return Act.done(action, "delivery:" + item.id()).onCase(item.caseNumber(), item.matterCode()).of(item.applicant()).with(detail);
    }

    /** The applicant, and the person who applied for them. {@code what} names the step, so that it is told once. */
    void tell(ItemRow item, String what, String template, Map<String, String> more) {
        messages.notify(notices(item, what, template, more));
    }

    void tell(List<Notice> notices) {
        messages.notify(notices);
    }

    /** As {@link #tell(ItemRow, String, String, Map)} says it. */
    static List<Notice> notices(ItemRow item, String what, String template, Map<String, String> more) {
        String key = "delivery:" + item.id() + ":" + what;
        return Stream.of(item.applicant(), item.person()).distinct().map(party -> new Notice(key, Recipient.party(party), template, variables(item, more), item.caseNumber(), item.subject())).toList();
    }

    void tellOffice(ItemRow item, String what, String template, Map<String, String> more) {
        messages.notify(List.of(new Notice("delivery:" + item.id() + ":" + what, Recipient.organ(item.organ()), template, variables(item, more), item.caseNumber(), item.subject())));
    }

    private static Map<String, String> variables(ItemRow item, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(Map.of("matterName", item.matterName().zh(), "matterName@en", item.matterName().en(), "number", item.caseNumber()));
        variables.putAll(more);
        return variables;
    }
}
