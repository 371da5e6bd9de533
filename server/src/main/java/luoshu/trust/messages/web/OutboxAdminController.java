package luoshu.trust.messages.web;

import java.util.List;
import java.util.Map;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Permission;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.trust.messages.Messages;
import luoshu.trust.messages.OutboxMessage;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The newest messages, for installations without a channel. Every look is audited: some bodies are credentials. */
@RestController
class OutboxAdminController {

    private static final Permission READ = new Permission("outbox.read");
    private final Access access;
    private final Audit audit;
    private final Messages messages;

    OutboxAdminController(Access access, Audit audit, Messages messages) {
        this.access = access;
        this.audit = audit;
        this.messages = messages;
    }

    @GetMapping("/api/admin/outbox")
    List<OutboxMessage> recent() {
        access.require(READ);
        List<OutboxMessage> recent = messages.recent(100);
        audit.record(new Act("outbox.read", Act.Outcome.READ, "outbox", null, null, null, Map.of("rows", recent.size())));
        return recent;
    }
}
