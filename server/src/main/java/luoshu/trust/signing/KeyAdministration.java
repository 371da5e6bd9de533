package luoshu.trust.signing;

import java.util.Map;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Permission;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.signing.internal.KeyList;
import luoshu.trust.signing.internal.StoredKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The security administrator sees, replaces and revokes keys. Nobody sees a private one. */
@Component
public class KeyAdministration {

    public static final Permission MANAGE = new Permission("signing.manage");
    private static final int LONGEST_NOTE = 500;

    private final StoredKeys keys;
    private final KeyList list;
    private final Access access;
    private final Audit audit;

    KeyAdministration(StoredKeys keys, KeyList list, Access access, Audit audit) {
        this.keys = keys;
        this.list = list;
        this.access = access;
        this.audit = audit;
    }

    /** Newest first. {@code q}: part of a name, or the beginning of an id, a serial or a subject. */
    public Page<KeyView> page(@Nullable KeyPurpose purpose, KeyView.@Nullable State state, @Nullable String q, PageRequest page) {
        access.require(MANAGE);
        Storable.check(q == null ? "" : q, "/q");
        return list.page(purpose, state, q == null ? "" : q.strip(), page);
    }

    public KeyView get(String id) {
        access.require(MANAGE);
        return list.find(id).orElseThrow(() -> new NotFound("key"));
    }

    /** The next key takes over at once; the old one still verifies. @return the next key */
    @Transactional
    public KeyView replace(String id) {
        access.require(MANAGE);
        String next = keys.replace(id).id();
        audit.record(Act.done("key.replace", "key:" + id).with(Map.of("next", next)));
        return get(next);
    }

    /** Signs nowhere a second later, and its certificate counts no more from now on. The next key is made when it is first needed. */
    @Transactional
    public KeyView revoke(String id, RevocationReason reason, String note) {
        access.require(MANAGE);
        Storable.check(note, "/note");
        if (note.isBlank()) {
            throw new Invalid("/note", "required", "请写明吊销缘由");
        }
        if (note.length() > LONGEST_NOTE) {
            throw new Invalid("/note", "too-long", "缘由不超过 500 字");
        }
        keys.revoke(id, reason, note.strip());
        audit.record(Act.done("key.revoke", "key:" + id).with(Map.of("reason", reason.name())));
        return get(id);
    }
}
