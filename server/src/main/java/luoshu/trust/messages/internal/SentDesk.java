package luoshu.trust.messages.internal;

import java.time.Clock;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Permission;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.messages.Message;
import luoshu.trust.messages.MessageQueue;
import luoshu.trust.messages.SentMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 发送记录: what the organ sent, what waits, what failed and why. */
@Component
public class SentDesk {

    public static final Permission READ = new Permission("message.read");
    private final SentQueries queries;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    SentDesk(SentQueries queries, Access access, Audit audit, Clock clock) {
        this.queries = queries;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    public Page<SentMessage> page(Message.@Nullable Channel channel, @Nullable String state, @Nullable String q, PageRequest page) {
        access.require(READ);
        Storable.check(q == null ? "" : q, "/q");
        Storable.check(state == null ? "" : state, "/state");
        return queries.page(access.scope(READ), channel, state, q, page);
    }

    public MessageQueue queue() {
        access.require(READ);
        return queries.queue(access.scope(READ));
    }

    /** Sends again what was given up. @throws NotFound */
    @Transactional
    public MessageQueue again(UUID id) {
        access.require(READ);
        if (!queries.again(access.scope(READ), id, clock.instant())) {
            if (!queries.exists(access.scope(READ), id)) {
                throw new NotFound("message");
            }
            throw new Refused(Problem.Kind.CONFLICT, "not-failed", "only what failed and is still of use can be sent again");
        }
        audit.record(Act.done("message.again", "message:" + id));
        return queries.queue(access.scope(READ));
    }
}
