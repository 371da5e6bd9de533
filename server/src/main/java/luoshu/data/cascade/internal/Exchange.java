package luoshu.data.cascade.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.data.cascade.LetterDirection;
import luoshu.data.cascade.LetterKind;
import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;

/**
 * Both ends of a link do the same: make a parcel of what the other side lacks, and take one. What a parcel brings and that it came are one transaction, so that a process killed at any moment neither loses nor doubles a
 * message: the next parcel begins behind what the other side says it has.
 */
@Component
class Exchange {

    private static final Logger log = LoggerFactory.getLogger(Exchange.class);
    private static final Duration RESTATE = Duration.ofMinutes(10);
    private final NodeQueries nodes;
    private final MessageQueries messages;
    private final Statements statements;
    private final Map<LetterKind, Flow> flows = new EnumMap<>(LetterKind.class);
    private final CascadeSettings settings;
    private final Access access;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate part;

    Exchange(NodeQueries nodes, MessageQueries messages, Statements statements, List<Flow> flows, CascadeSettings settings, Access access, Audit audit, Clock clock, PlatformTransactionManager transactions) {
        this.nodes = nodes;
        this.messages = messages;
        this.statements = statements;
        flows.forEach(flow -> this.flows.put(flow.kind(), flow));
        this.settings = settings;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.part = new TransactionTemplate(transactions);
        part.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Writes what is due for a node into its outbox, whether the link stands or not. */
    void fill(UUID id) {
        for (Flow flow : flows.values()) {
            boolean more;
            do {
                more = Boolean.TRUE.equals(access.asPlatform("cascade", () -> transaction.execute(_ -> nodes.lock(id).filter(node -> !node.suspended()).map(flow::fill).orElse(false))));
            } while (more);
        }
    }

    Flow flow(LetterKind kind) {
        return flows.get(kind);
    }

    /** What the other side lacks, as many messages as one parcel may hold. */
    Parcel parcel(UUID id) {
        return transaction.execute(_ -> {
            NodeFile node = nodes.lock(id).orElseThrow(() -> new NotFound("node"));
            List<Letter> letters = new ArrayList<>();
            long room = settings.body().toBytes() / 2;
            for (Letter letter : messages.after(id, node.acknowledged(), settings.batch())) {
                room -= letter.size();
                if (room < 0 && !letters.isEmpty()) {
                    break;
                }
                letters.add(letter);
            }
            return new Parcel(node.sent(), node.acknowledged(), node.received(), letters, messages.refusedSince(id, node.peerKnows(), Parcel.MOST_REFUSALS), stated(node, letters.isEmpty()));
        });
    }

    private Parcel.@Nullable Stated stated(NodeFile node, boolean quiet) {
        long mark = node.acknowledged() + node.received() + node.sent();
        Instant now = clock.instant();
        if (!quiet || node.statedMark() == mark && node.statedAt() != null && node.statedAt().plus(RESTATE).isAfter(now)) {
            return null;
        }
        nodes.stated(node.id(), now, mark);
        return statements.state(node, now);
    }

    /**
     * @return how many messages were new
     * @throws Refused 409 when the two sides' numbers cannot both be right; nothing is taken
     */
    int take(UUID id, Parcel parcel) {
        return access.asPlatform("cascade", () -> transaction.execute(_ -> {
            NodeFile node = nodes.lock(id).filter(one -> !one.suspended()).orElseThrow(() -> new Refused(Problem.Kind.NOT_PERMITTED, "cascade-suspended", "the link is suspended here"));
            Instant now = clock.instant();
            settle(node, parcel, now);
            int taken = letters(node, parcel, now);
            if (parcel.statement() != null) {
                statements.keep(node, parcel.statement());
            }
            nodes.exchanged(id, parcel.received(), node.received() + taken, Math.max(parcel.sent(), node.received() + taken), parcel.acknowledged(), now);
            return taken;
        }));
    }

    /** What the other side has of ours, by its own word. It may be less than before: then it was put back to an earlier state and gets all of it again. */
    private void settle(NodeFile node, Parcel parcel, Instant now) {
        if (parcel.received() > node.sent() || parcel.received() < 0) {
            throw new Refused(Problem.Kind.CONFLICT, "cascade-ahead", "the other side has messages this one never sent: this one was put back to an earlier state", Map.of("sent", node.sent(), "received", parcel.received()));
        }
        if (parcel.received() > node.acknowledged()) {
            messages.acknowledge(node.id(), node.acknowledged(), parcel.received(), now);
        } else if (parcel.received() < node.acknowledged()) {
            log.warn("node {} has our messages only up to {} where it had {}: they are sent again", node.division(), parcel.received(), node.acknowledged());
            messages.wait(node.id(), parcel.received());
        }
        messages.refused(node.id(), parcel.refusals().stream().filter(one -> one.number() <= parcel.received() && one.code() != null && one.code().matches("[a-z0-9-]{1,60}") && one.why() != null
                && one.why().indexOf(0) < 0).limit(Parcel.MOST_REFUSALS).toList());
    }

    private int letters(NodeFile node, Parcel parcel, Instant now) {
        if (parcel.letters().size() > 1_000) {
            throw new Refused(Problem.Kind.TOO_LARGE, "cascade-batch-too-large", "more messages than one parcel may hold");
        }
        long expected = node.received() + 1;
        int taken = 0;
        int refused = 0;
        for (Letter letter : parcel.letters()) {
            if (!letter.sound()) {
                throw new Refused(Problem.Kind.INVALID, "cascade-not-understood", "a message is out of bounds", Map.of("number", letter.number()));
            }
            if (letter.number() < expected) {
                same(node, letter);
                continue;
            }
            if (letter.number() > expected) {
                throw new Refused(Problem.Kind.CONFLICT, "cascade-gap", "a message is missing", Map.of("expected", expected, "number", letter.number()));
            }
            refused += one(node, letter, now) ? 0 : 1;
            expected++;
            taken++;
        }
        if (taken > 0) {
            audit.record(Act.done("cascade.received", "cascade-node:" + node.id()).with(Map.of("from", node.received() + 1, "to", expected - 1, "refused", refused)));
        }
        return taken;
    }

    /** A number that was used for something else means that the sender was put back to an earlier state and went on from there. */
    private void same(NodeFile node, Letter letter) {
        messages.digest(node.id(), LetterDirection.IN, letter.number()).filter(had -> !Arrays.equals(had, letter.digest())).ifPresent(_ -> {
            throw new Refused(Problem.Kind.CONFLICT, "cascade-forked", "another message came under this number before", Map.of("number", letter.number()));
        });
    }

    /** @return whether it was taken in */
    private boolean one(NodeFile node, Letter letter, Instant now) {
        Parcel.Refused refused = null;
        try {
            part.executeWithoutResult(_ -> flow(letter.kind()).take(node, letter));
        } catch (Problem no) {
            refused = new Parcel.Refused(letter.number(), no.code(), MessageQueries.shortened(why(no)));
        } catch (JacksonException notUnderstood) {
            refused = new Parcel.Refused(letter.number(), "cascade-not-understood", "消息不合格式");
        } catch (DataIntegrityViolationException impossible) {
            log.error("message {} of node {} could not be taken", letter.number(), node.division(), impossible);
            refused = new Parcel.Refused(letter.number(), "cascade-failed", "接收方处理失败");
        } catch (DataAccessException | TransactionException away) {
            throw away; // the whole parcel comes again
        } catch (RuntimeException bug) {
            log.error("message {} of node {} could not be taken", letter.number(), node.division(), bug);
            refused = new Parcel.Refused(letter.number(), "cascade-failed", "接收方处理失败");
        }
        messages.receive(node.id(), letter, refused, now);
        return refused == null;
    }

    private static String why(Problem no) {
        return no.errors().isEmpty() ? String.valueOf(no.getMessage()) : String.join("；", no.errors().stream().limit(5).map(error -> error.pointer() + " " + error.message()).toList());
    }
}
