package luoshu.kernel.audit.web;

import java.util.List;

import luoshu.kernel.audit.AuditEntry;
import org.jspecify.annotations.Nullable;

/** Entries, newest first. {@code next}: ask again with {@code before=next}; null at the end. Never counted: the audit is too long for that. */
public record AuditPage(List<AuditEntry> items, @Nullable Long next) {
}
