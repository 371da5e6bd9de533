package luoshu.data.catalog.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import luoshu.data.catalog.ResourceAct;
import luoshu.data.catalog.ResourceCheck;
import luoshu.data.catalog.ResourceChoices;
import luoshu.data.catalog.ResourceDraft;
import luoshu.data.catalog.ResourceFinding;
import luoshu.data.catalog.ResourceJournalEntry;
import luoshu.data.catalog.ResourceQuery;
import luoshu.data.catalog.ResourceRow;
import luoshu.data.catalog.ResourceSearchResult;
import luoshu.data.catalog.ResourceState;
import luoshu.data.catalog.ResourceView;
import luoshu.data.catalog.Resources;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Grant;
import luoshu.kernel.access.Permission;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class DefaultResources implements Resources {

    private final ResourceQueries queries;
    private final ResourceLife life;
    private final ResourceList list;
    private final ResourceJournal journal;
    private final ResourceSearch search;
    private final ResourceContent content;
    private final MatterNames matters;
    private final Organs organs;
    private final Access access;

    DefaultResources(ResourceQueries queries, ResourceLife life, ResourceList list, ResourceJournal journal, ResourceSearch search, ResourceContent content, MatterNames matters,
                     Organs organs, Access access) {
        this.queries = queries;
        this.life = life;
        this.list = list;
        this.journal = journal;
        this.search = search;
        this.content = content;
        this.matters = matters;
        this.organs = organs;
        this.access = access;
    }

    @Override
    public ResourceSearchResult search(ResourceQuery query, PageRequest page) {
        return search.search(query, ceiling(), page);
    }

    @Override
    public ResourceView get(UUID id) {
        int ceiling = ceiling();
        return queries.findInForce(id).filter(file -> file.confidentiality() <= ceiling).map(this::plain).orElseThrow(() -> new NotFound("resource"));
    }

    @Override
    public Optional<ResourceView> findByCode(String code) {
        int ceiling = ceiling();
        return queries.findByCode(code).flatMap(queries::findInForce).filter(file -> file.confidentiality() <= ceiling).map(this::plain);
    }

    /** The highest confidentiality any grant of the official reaches. */
    private int ceiling() {
        return switch (access.actor()) {
            case Actor.Platform _ -> 2;
            case Actor.SystemClient client -> client.grants().stream().mapToInt(Grant::ceiling).max().orElse(0);
            case Actor.Official _, Actor.Applicant _, Actor.Visitor _ -> access.official().grants().stream().mapToInt(Grant::ceiling).max().orElse(0);
        };
    }

    @Override
    public ResourceChoices choices() {
        access.official();
        return content.choices();
    }

    @Override
    public Page<ResourceRow> managed(@Nullable String q, @Nullable ResourceState state, boolean awaiting, PageRequest page) {
        access.require(READ);
        return list.page(q, state, awaiting, page);
    }

    @Override
    public ResourceView manage(UUID id, @Nullable Integer edition) {
        access.require(READ);
        return view(within(queries.find(id, edition)));
    }

    @Override
    public List<ResourceJournalEntry> journal(UUID id) {
        access.require(READ);
        within(queries.find(id, null));
        return journal.list(id);
    }

    @Override
    @Transactional
    public ResourceView create(ResourceDraft draft) {
        access.require(EDIT);
        UUID id = life.create(organs.get(new OrganCode(access.official().organ())), draft, "");
        return view(life.get(id, null));
    }

    @Override
    @Transactional
    public ResourceView save(UUID id, int version, ResourceDraft draft) {
        access.require(EDIT);
        ResourceFile file = within(queries.lock(id));
        access.require(EDIT, file.subject());
        life.save(file, version, draft);
        return view(life.get(id, null));
    }

    @Override
    @Transactional
    public ResourceView act(UUID id, ResourceAct act, int version, String note, List<String> no) {
        ResourceFile file = within(queries.lock(id));
        access.require(permission(act, file), file.subject());
        life.act(file, act, version, note, no);
        return view(life.get(id, null));
    }

    private ResourceFile within(Optional<ResourceFile> file) {
        return file.filter(one -> access.allows(READ, one.subject())).orElseThrow(() -> new NotFound("resource"));
    }

    private static Permission permission(ResourceAct act, ResourceFile file) {
        return switch (act) {
            case CREATE, SAVE, SUBMIT, RECALL, WITHDRAW, REVISE, DELETE -> EDIT;
            case ASSESS_SECRECY, ASSESS_PERSONAL -> ASSESS;
            case APPROVE -> APPROVE;
            case REFUSE -> file.awaits() == ResourceFile.Awaited.AUTHORITY ? PUBLISH : APPROVE;
            case PUBLISH, AGREE_WITHDRAWAL, REFUSE_WITHDRAWAL -> PUBLISH;
        };
    }

    private ResourceView plain(ResourceFile file) {
        return view(file, List.of(), List.of(), List.of());
    }

    private ResourceView view(ResourceFile file) {
        Set<ResourceAct> possible = file.edition() == file.newest() ? possible(file) : Set.of();
        boolean written = possible.contains(ResourceAct.SAVE);
        return view(file, written ? life.findings(file) : List.of(), life.checks(file), List.copyOf(possible));
    }

    private ResourceView view(ResourceFile file, List<ResourceFinding> findings, List<ResourceCheck> checks, List<ResourceAct> possible) {
        return new ResourceView(file.id(), file.code(), file.organ(), file.organName(), file.region(), file.edition(), file.state(), file.version(), file.published(), file.content(),
                file.content().matters().stream().map(code -> matters.describe(code, file.region())).toList(), findings, checks, possible, file.authorName(), file.changedAt(), file.publishedAt(), file.origin());
    }

    /** What the state allows, the step wants and the official may. */
    private Set<ResourceAct> possible(ResourceFile file) {
        Set<ResourceAct> possible = EnumSet.noneOf(ResourceAct.class);
        possible.addAll(ResourceTransitions.possible(file.state()));
        if (file.state() == ResourceState.PUBLISHING) {
            List<ResourceCheck.Kind> waiting = life.waiting(file);
            boolean own = file.authors().contains(access.actor().subject());
            keep(possible, ResourceAct.ASSESS_SECRECY, !own && waiting.contains(ResourceCheck.Kind.SECRECY));
            keep(possible, ResourceAct.ASSESS_PERSONAL, !own && waiting.contains(ResourceCheck.Kind.PERSONAL));
            keep(possible, ResourceAct.APPROVE, !own && waiting.contains(ResourceCheck.Kind.ORGAN));
            keep(possible, ResourceAct.PUBLISH, !own && waiting.contains(ResourceCheck.Kind.AUTHORITY));
            keep(possible, ResourceAct.REFUSE, !own && (waiting.contains(ResourceCheck.Kind.ORGAN) || waiting.contains(ResourceCheck.Kind.AUTHORITY)));
        }
        if (file.published() != null && file.edition() != file.published()) {
            possible.remove(ResourceAct.WITHDRAW);
        }
        possible.removeIf(act -> !access.allows(permission(act, file), file.subject()));
        return possible;
    }

    private static void keep(Set<ResourceAct> acts, ResourceAct act, boolean possible) {
        if (!possible) {
            acts.remove(act);
        }
    }
}
