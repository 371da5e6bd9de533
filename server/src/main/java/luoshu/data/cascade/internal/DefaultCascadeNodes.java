package luoshu.data.cascade.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.data.cascade.CascadeNodes;
import luoshu.data.cascade.CascadeReconciliation;
import luoshu.data.cascade.LetterDirection;
import luoshu.data.cascade.LetterKind;
import luoshu.data.cascade.LetterState;
import luoshu.data.cascade.NodeDraft;
import luoshu.data.cascade.NodeMessage;
import luoshu.data.cascade.NodeView;
import luoshu.data.cascade.OwnNode;
import luoshu.data.cascade.ReturnedRecord;
import luoshu.data.catalog.ForeignEntries;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Permission;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class DefaultCascadeNodes implements CascadeNodes {

    private static final int LONGEST_REASON = 500;
    private final NodeQueries nodes;
    private final MessageQueries messages;
    private final ReturnQueries returned;
    private final Exchange exchange;
    private final Reconciling reconciling;
    private final LinkStates links;
    private final OwnDivision own;
    private final ForeignEntries entries;
    private final Organs organs;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    DefaultCascadeNodes(NodeQueries nodes, MessageQueries messages, ReturnQueries returned, Exchange exchange, Reconciling reconciling, LinkStates links, OwnDivision own, ForeignEntries entries, Organs organs,
                        Access access, Audit audit, Clock clock) {
        this.nodes = nodes;
        this.messages = messages;
        this.returned = returned;
        this.exchange = exchange;
        this.reconciling = reconciling;
        this.links = links;
        this.own = own;
        this.entries = entries;
        this.organs = organs;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public OwnNode own() {
        access.require(READ);
        return own.describe();
    }

    @Override
    public List<NodeView> list() {
        access.require(READ);
        return !access.allows(READ, own.subject()) ? List.of() : nodes.list().stream().map(this::view).toList();
    }

    @Override
    public NodeView get(UUID id) {
        may(READ);
        return view(file(id));
    }

    @Override
    @Transactional
    public NodeView register(NodeDraft draft) {
        may(MANAGE);
        NodeBounds node = NodeBounds.of(draft, own);
        if (nodes.findByDivision(node.division().value()).isPresent()) {
            throw new Invalid("/division", "division-taken", "这个区划已登记了节点");
        }
        if (nodes.full()) {
            throw new Refused(Problem.Kind.CONFLICT, "cascade-full", "as many nodes as there may be are registered");
        }
        UUID id = nodes.insert(node.name(), node.division().value(), node.relation(), node.address(), node.key(), access.actor().name(), clock.instant());
        audit.record(Act.done("cascade.register", "cascade-node:" + id).with(Map.of("division", node.division().value(), "key", HexFormat.of().formatHex(node.key()))));
        return view(file(id));
    }

    @Override
    @Transactional
    public NodeView change(UUID id, int version, NodeDraft draft) {
        may(MANAGE);
        NodeFile before = locked(id, version);
        NodeBounds node = NodeBounds.of(draft, own);
        if (!node.division().value().equals(before.division())) {
            throw new Invalid("/division", "division-fixed", "节点的区划登记后不再改变");
        }
        nodes.change(id, node.name(), node.address(), node.key(), access.actor().name(), clock.instant());
        audit.record(Act.done("cascade.change", "cascade-node:" + id).with(Map.of("key", HexFormat.of().formatHex(node.key()))));
        return view(file(id));
    }

    @Override
    @Transactional
    public NodeView suspend(UUID id, int version, String reason) {
        may(MANAGE);
        NodeFile before = locked(id, version);
        Storable.check(reason, "/reason");
        if (reason.isBlank() || reason.codePointCount(0, reason.length()) > LONGEST_REASON) {
            throw new Invalid("/reason", "required", "请写明理由，不超过 " + LONGEST_REASON + " 字");
        }
        return turn(before, true, "cascade.suspend", Map.of("reason", reason.strip()));
    }

    @Override
    @Transactional
    public NodeView resume(UUID id, int version) {
        may(MANAGE);
        return turn(locked(id, version), false, "cascade.resume", Map.of());
    }

    private NodeView turn(NodeFile before, boolean suspended, String act, Map<String, Object> detail) {
        if (before.suspended() == suspended) {
            throw new Refused(Problem.Kind.CONFLICT, "cascade-act-not-possible", "the link is " + (suspended ? "suspended already" : "not suspended"));
        }
        nodes.suspend(before.id(), suspended, access.actor().name(), clock.instant());
        audit.record(Act.done(act, "cascade-node:" + before.id()).with(detail));
        return view(file(before.id()));
    }

    @Override
    public Page<NodeMessage> messages(UUID id, @Nullable String q, @Nullable LetterDirection direction, @Nullable LetterState state, @Nullable LetterKind kind, @Nullable LocalDate day, PageRequest page) {
        may(READ);
        return messages.page(file(id).id(), q, direction, state, kind, day, page);
    }

    @Override
    @Transactional
    public NodeMessage again(UUID id, long number) {
        may(MANAGE);
        NodeFile node = nodes.lock(id).orElseThrow(() -> new NotFound("cascade-node"));
        NodeMessage message = messages.find(id, LetterDirection.OUT, number).orElseThrow(() -> new NotFound("message"));
        if (message.state() == LetterState.WAITING) {
            throw new Refused(Problem.Kind.CONFLICT, "cascade-still-waiting", "the message is still on its way");
        }
        Letter sent = access.asPlatform("cascade", () -> exchange.flow(message.kind()).again(node, number, message.subject()));
        audit.record(Act.done("cascade.again", "cascade-node:" + id).with(Map.of("number", number, "as", sent.number())));
        return messages.find(id, LetterDirection.OUT, sent.number()).orElseThrow();
    }

    @Override
    public Page<ReturnedRecord> returned(@Nullable String q, @Nullable LocalDate day, PageRequest page) {
        access.require(READ);
        return returned.page(access.scope(READ), q, day, organs::names, page);
    }

    @Override
    public CascadeReconciliation reconciliation() {
        access.require(READ);
        return reconciling.now(access.allows(READ, own.subject()));
    }

    /** Links are the whole division's: to a county's official they do not exist. */
    private void may(Permission permission) {
        access.require(permission);
        if (!access.allows(permission, own.subject())) {
            throw new NotFound("cascade-node");
        }
    }

    private NodeFile file(UUID id) {
        return nodes.find(id).orElseThrow(() -> new NotFound("cascade-node"));
    }

    private NodeFile locked(UUID id, int version) {
        NodeFile node = nodes.lock(id).orElseThrow(() -> new NotFound("cascade-node"));
        if (node.version() != version) {
            throw IfMatch.stale();
        }
        return node;
    }

    private NodeView view(NodeFile node) {
        return new NodeView(node.id(), node.name(), node.division(), own.name(RegionCode.of(node.division())), node.relation(), node.address(), HexFormat.of().formatHex(node.key()), links.state(node), node.version(),
                node.exchangedAt(), links.cutSince(node), node.failure(), node.address() == null ? null : node.nextAt(), node.sent() - node.acknowledged(), Math.max(0, node.peerSent() - node.received()), node.sent(),
                node.received(), messages.count(node.id(), LetterDirection.OUT, LetterState.REFUSED), messages.count(node.id(), LetterDirection.IN, LetterState.REFUSED), entries.count(node.division()),
                returned.count(node.id()), node.changedAt(), node.changedBy());
    }
}
