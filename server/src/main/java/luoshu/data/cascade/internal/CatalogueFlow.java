package luoshu.data.cascade.internal;

import java.time.Instant;
import java.util.List;

import luoshu.data.cascade.LetterKind;
import luoshu.data.cascade.NodeRelation;
import luoshu.data.catalog.EntryChange;
import luoshu.data.catalog.EntryOrigin;
import luoshu.data.catalog.ForeignEntries;
import luoshu.data.catalog.ForeignEntry;
import luoshu.data.catalog.ResourceDraft;
import luoshu.data.catalog.ShareType;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Entries of the catalogue. Upwards goes everything of the own division, downwards what the own level shares; nothing above the general grades. What is sent is the entry as it is now: of several changes while a link is
 * cut only the last arrives.
 */
@Component
class CatalogueFlow implements Flow {

    private static final int BATCH = 200;
    private static final JsonMapper JSON = JsonMapper.shared();
    private final ForeignEntries entries;
    private final NodeQueries nodes;
    private final MessageQueries messages;
    private final Outbox outbox;
    private final OwnDivision own;

    CatalogueFlow(ForeignEntries entries, NodeQueries nodes, MessageQueries messages, Outbox outbox, OwnDivision own) {
        this.entries = entries;
        this.nodes = nodes;
        this.messages = messages;
        this.outbox = outbox;
        this.own = own;
    }

    /** {@code edition}, {@code content}, {@code publishedAt}: absent of an entry that is not in force for the receiver any more. */
    record Body(String code, @Nullable Integer edition, String organ, String organName, String duty, String region, @Nullable Instant publishedAt, @Nullable ResourceDraft content) {
    }

    @Override
    public LetterKind kind() {
        return LetterKind.CATALOGUE;
    }

    @Override
    public boolean fill(NodeFile node) {
        List<EntryChange> changes = entries.changedSince(node.revision(), BATCH);
        for (EntryChange one : changes) {
            if (goes(node, one) || messages.told(node.id(), LetterKind.CATALOGUE, one.code())) {
                put(node, one);
            }
        }
        if (!changes.isEmpty()) {
            nodes.read(node.id(), changes.getLast().revision());
        }
        return changes.size() >= BATCH;
    }

    private Letter put(NodeFile node, EntryChange one) {
        boolean goes = goes(node, one);
        Body body = new Body(one.code(), goes ? one.edition() : null, one.organ(), one.organName(), one.duty(), one.region(), goes ? one.publishedAt() : null, goes ? one.content() : null);
        String label = one.content() == null || one.content().name() == null ? one.code() : one.content().name();
        return outbox.put(node.id(), LetterKind.CATALOGUE, one.code(), label, JSON.writeValueAsString(body));
    }

    private boolean goes(NodeFile to, EntryChange one) {
        if (one.edition() == null || one.content() == null || one.confidentiality() > 0) {
            return false;
        }
        return to.relation() == NodeRelation.UPPER ? one.region().startsWith(own.prefix()) : one.region().equals(own.code()) && one.content().shareType() != ShareType.NOT_SHARED;
    }

    @Override
    public void take(NodeFile from, Letter letter) {
        Body body = JSON.readValue(letter.body(), Body.class);
        if (body.code() == null || body.region() == null || !body.code().equals(letter.subject())) {
            throw new Refused(Problem.Kind.INVALID, "cascade-not-understood", "消息与其所述资源代码不一致");
        }
        boolean theirs = from.relation() == NodeRelation.LOWER ? body.region().startsWith(from.prefix()) : body.region().equals(from.division());
        if (!theirs || body.region().length() != 12 || !body.code().startsWith(body.region().substring(0, 6))) {
            throw new Refused(Problem.Kind.NOT_PERMITTED, "cascade-foreign-division", "资源不在该节点的行政区划内，节点只能以本区划名义发布");
        }
        if (body.edition() == null || body.content() == null) {
            entries.withdraw(from.division(), body.code());
            return;
        }
        if (body.publishedAt() == null || body.organ() == null || body.organName() == null || body.duty() == null) {
            throw new Refused(Problem.Kind.INVALID, "cascade-not-understood", "缺少发布时间或机构");
        }
        entries.put(new ForeignEntry(new EntryOrigin(from.division(), from.name()), body.code(), body.edition(), body.organ(), body.organName(), body.duty(), body.region(), body.publishedAt(), body.content()));
    }

    @Override
    public Letter again(NodeFile node, long number, String subject) {
        return put(node, entries.current(subject));
    }
}
