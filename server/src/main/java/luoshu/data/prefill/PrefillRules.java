package luoshu.data.prefill;

import java.util.UUID;

import luoshu.kernel.access.Permission;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;

/** Rules of organs by which fields are filled in. A rule in force never changes: another one takes its place. What is out of reach does not exist. */
public interface PrefillRules {

    Permission READ = new Permission("prefill.read");
    Permission EDIT = new Permission("prefill.edit");
    Permission CONFIRM = new Permission("prefill.confirm");

    /** Newest first. */
    Page<PrefillRule> list(PageRequest page);

    /** @throws luoshu.kernel.problems.NotFound */
    PrefillRule get(UUID id);

    /** @throws luoshu.kernel.problems.Invalid everything that is wrong with it at once */
    PrefillRule draft(PrefillRuleDraft draft);

    /** By another than who drafted it. @throws luoshu.kernel.problems.Refused {@code prefill-own-draft}, {@code prefill-act-not-possible}, {@code contract-not-active} */
    PrefillRule confirm(UUID id, int version);

    /** From the next application on; what was filled in stays. */
    PrefillRule withdraw(UUID id, int version);
}
