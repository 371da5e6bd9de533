package luoshu.kernel.audit;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.audit.internal.AuditQueries;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who looked at a party's data (个人信息保护法 第四十四、四十五条: the person may know). The platform's own work and what {@code self} looked at are left out. */
@Component
public class PersonalReads {

    private final AuditQueries queries;

    PersonalReads(AuditQueries queries) {
        this.queries = queries;
    }

    /**
     * Newest first.
     *
     * @param self    subject of the person who asks
     * @param catalog twelve-digit catalogue codes the answer is limited to; empty: everything
     */
    @Transactional(readOnly = true)
    public List<AuditEntry> list(UUID party, String self, List<String> catalog, int offset, int limit) {
        return queries.reads(party, self, catalog, offset, limit);
    }

    /** Counted up to {@code most + 1}. */
    @Transactional(readOnly = true)
    public int count(UUID party, String self, List<String> catalog, int most) {
        return queries.countReads(party, self, catalog, most);
    }
}
