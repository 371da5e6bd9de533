package luoshu.data.catalog;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Permission;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** The catalogue. What is in force is for every official up to the ceiling of their grants; managing is by permission, and what one may not manage does not exist there. */
public interface Resources {

    Permission READ = new Permission("resource.read");
    Permission EDIT = new Permission("resource.edit");
    Permission ASSESS = new Permission("resource.assess");
    Permission APPROVE = new Permission("resource.approve");
    Permission PUBLISH = new Permission("resource.publish");

    ResourceSearchResult search(ResourceQuery query, PageRequest page);

    /** The edition in force. @throws luoshu.kernel.problems.NotFound */
    ResourceView get(UUID id);

    Optional<ResourceView> findByCode(String code);

    ResourceChoices choices();

    /** Newest editions within reach; {@code awaiting}: only those that wait for an act of the official who asks. */
    Page<ResourceRow> managed(@Nullable String q, @Nullable ResourceState state, boolean awaiting, PageRequest page);

    /** The newest edition, or {@code edition}, for those who manage it. */
    ResourceView manage(UUID id, @Nullable Integer edition);

    List<ResourceJournalEntry> journal(UUID id);

    ResourceView create(ResourceDraft draft);

    /** @throws luoshu.kernel.problems.Invalid what is out of bounds; what is only missing is a finding */
    ResourceView save(UUID id, int version, ResourceDraft draft);

    /** @param no codes of the questions of an assessment that are answered with no */
    ResourceView act(UUID id, ResourceAct act, int version, String note, List<String> no);
}
