package luoshu.service.portal.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.AuditEntry;
import luoshu.kernel.audit.PersonalReads;
import luoshu.kernel.matters.Matters;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.texts.Text;
import luoshu.service.portal.DataAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells the applicant who looked at their data, from the audit. */
@RestController
class DataAccessController {

    private final PersonalReads reads;
    private final Organs organs;
    private final Matters matters;
    private final Access access;

    DataAccessController(PersonalReads reads, Organs organs, Matters matters, Access access) {
        this.reads = reads;
        this.organs = organs;
        this.matters = matters;
        this.access = access;
    }

    @GetMapping("/api/portal/accesses")
    Page<DataAccess> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        Actor.Applicant me = access.applicant();
        PageRequest wanted = new PageRequest(page, size);
        List<AuditEntry> found = reads.list(me.applicantId(), me.subject(), me.scope(), wanted.offset(), size);
        Map<String, String> organNames = organs.names(found.stream().map(AuditEntry::organ).filter(Objects::nonNull).distinct().toList());
        Map<String, @Nullable Text> matterNames = new HashMap<>();
        found.stream().map(AuditEntry::matterCode).filter(Objects::nonNull).distinct()
                .forEach(code -> matterNames.put(code, matters.findByCode(code).map(matter -> matter.definition().taskName()).orElse(null)));
        return new Page<>(found.stream().map(entry -> row(entry, organNames, matterNames)).toList(), reads.count(me.applicantId(), me.subject(), me.scope(), Page.COUNT_LIMIT), page, size);
    }

    private static DataAccess row(AuditEntry entry, Map<String, String> organNames, Map<String, @Nullable Text> matterNames) {
        Object purpose = entry.detail().getOrDefault("reason", entry.detail().get("purpose"));
        return new DataAccess(entry.at(), entry.organ() == null ? null : organNames.getOrDefault(entry.organ(), entry.organ()), Actor.Official.postTitle(entry.capacity()).orElse(entry.actor()),
                entry.action(), purpose == null ? null : purpose.toString(), entry.caseNumber(), entry.matterCode() == null ? null : matterNames.get(entry.matterCode()));
    }
}
