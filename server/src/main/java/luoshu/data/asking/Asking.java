package luoshu.data.asking;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Permission;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** What is still asked for, and what could replace it. Counts only: nothing of any applicant. */
public interface Asking {

    Permission READ = new Permission("asking.read");
    /** The list of replacements and the count: the data authority. */
    Permission MANAGE = new Permission("asking.manage");

    /** Those asked for most often first. @param matter slug */
    Page<AskedMaterial> page(@Nullable String q, @Nullable Standing standing, @Nullable String matter, PageRequest page);

    AskingTotals totals();

    /** At most 2 000, by material. */
    List<Replacement> replacements();

    /** Every type of certificate the platform knows, by name. */
    List<CertificateChoice> certificateTypes();

    /**
     * Puts a line on the list; it counts at once for publications and with the next count for the page.
     *
     * @throws luoshu.kernel.problems.Invalid  {@code unknown} at {@code /key}
     * @throws luoshu.kernel.problems.Refused  {@code replacement-exists} for a material that is on the list
     */
    Replacement add(NewReplacement replacement);

    /** @param reason required. @throws luoshu.kernel.problems.NotFound */
    void withdraw(UUID id, String reason);

    /** Counts now instead of tonight. */
    AskingTotals count();
}
