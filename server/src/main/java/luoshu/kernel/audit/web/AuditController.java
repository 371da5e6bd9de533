package luoshu.kernel.audit.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Permission;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.audit.AuditEntry;
import luoshu.kernel.audit.internal.AuditFilter;
import luoshu.kernel.audit.internal.AuditQueries;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Storable;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit administrator reads and exports the audit; both are acts and are audited themselves. */
@RestController
class AuditController {

    static final Permission READ = new Permission("audit.read");
    static final Permission EXPORT = new Permission("audit.export");
    private static final int MOST = 100_000;
    private final Access access;
    private final Audit audit;
    private final AuditQueries queries;

    AuditController(Access access, Audit audit, AuditQueries queries) {
        this.access = access;
        this.audit = audit;
        this.queries = queries;
    }

    @GetMapping("/api/admin/audit")
    AuditPage list(@RequestParam(required = false) @Nullable String actor, @RequestParam(required = false) @Nullable String action,
                   @RequestParam(required = false) Act.@Nullable Outcome outcome, @RequestParam(required = false) @Nullable String object,
                   @RequestParam(required = false) @Nullable String caseNumber, @RequestParam(required = false) @Nullable String requestId,
                   @RequestParam(required = false) @Nullable String address, @RequestParam(required = false) @Nullable Instant from,
                   @RequestParam(required = false) @Nullable Instant to, @RequestParam(defaultValue = "9223372036854775807") long before,
                   @RequestParam(defaultValue = "50") int size) {
        access.require(READ);
        if (size < 1 || size > 100) {
            throw new Invalid("/size", "out-of-range", "每页 1–100 条");
        }
        AuditFilter filter = filter(actor, action, outcome, object, caseNumber, requestId, address, from, to);
        List<AuditEntry> found = queries.find(filter, before, size + 1);
        boolean more = found.size() > size;
        List<AuditEntry> items = more ? found.subList(0, size) : found;
        audit.record(new Act("audit.read", Act.Outcome.READ, "audit", null, null, null, Map.of("rows", items.size())));
        return new AuditPage(items, more ? items.getLast().sequence() : null);
    }

    @GetMapping("/api/admin/audit/export")
    @Transactional
    public void export(@RequestParam(required = false) @Nullable String actor, @RequestParam(required = false) @Nullable String action,
                       @RequestParam(required = false) Act.@Nullable Outcome outcome, @RequestParam(required = false) @Nullable String object,
                       @RequestParam(required = false) @Nullable String caseNumber, @RequestParam(required = false) @Nullable String requestId,
                       @RequestParam(required = false) @Nullable String address, @RequestParam(required = false) @Nullable Instant from,
                       @RequestParam(required = false) @Nullable Instant to, @RequestParam(defaultValue = "xlsx") String format, HttpServletResponse response) throws IOException {
        access.require(EXPORT);
        boolean csv = format.equals("csv");
        if (!csv && !format.equals("xlsx")) {
            throw new Invalid("/format", "unknown", "可导出 xlsx 或 csv");
        }
        AuditFilter filter = filter(actor, action, outcome, object, caseNumber, requestId, address, from, to);
        audit.recordApart(Act.done("audit.export", "audit").with(Map.of("format", format)));
        response.setContentType(csv ? "text/csv;charset=UTF-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit." + format + "\"");
        try (OutputStream out = response.getOutputStream(); AuditTable table = csv ? AuditTable.csv(out) : AuditTable.xlsx(out)) {
            queries.stream(filter, MOST, table::add);
        }
    }

    private static AuditFilter filter(@Nullable String actor, @Nullable String action, Act.@Nullable Outcome outcome, @Nullable String object, @Nullable String caseNumber,
                                      @Nullable String requestId, @Nullable String address, @Nullable Instant from, @Nullable Instant to) {
        return new AuditFilter(word("actor", actor), word("action", action), outcome, word("object", object), word("caseNumber", caseNumber), word("requestId", requestId),
                word("address", address), from, to);
    }

    private static @Nullable String word(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        Storable.check(text, "/" + name);
        return text.strip();
    }
}
