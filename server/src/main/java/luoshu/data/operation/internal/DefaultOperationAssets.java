package luoshu.data.operation.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import luoshu.data.catalog.ResourceView;
import luoshu.data.catalog.Resources;
import luoshu.data.operation.AssetAct;
import luoshu.data.operation.AssetDraft;
import luoshu.data.operation.AssetEntry;
import luoshu.data.operation.AssetKind;
import luoshu.data.operation.AssetRow;
import luoshu.data.operation.OperationAsset;
import luoshu.data.operation.OperationAssets;
import luoshu.data.operation.Operations;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Subject;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class DefaultOperationAssets implements OperationAssets {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DESCRIPTION = 2_000;
    private final AssetQueries queries;
    private final Resources resources;
    private final Organs organs;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    DefaultOperationAssets(AssetQueries queries, Resources resources, Organs organs, Access access, Audit audit, Clock clock) {
        this.queries = queries;
        this.resources = resources;
        this.organs = organs;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Page<AssetRow> list(@Nullable String q, @Nullable AssetKind kind, PageRequest page) {
        access.require(Operations.READ);
        if (q != null) {
            Storable.check(q, "/q");
        }
        return queries.list(q, kind, page);
    }

    @Override
    public OperationAsset get(String number) {
        access.require(Operations.READ);
        return view(queries.find(number).orElseThrow(() -> new NotFound("operation-asset")));
    }

    @Override
    @Transactional
    public OperationAsset register(AssetDraft draft) {
        access.require(REGISTER);
        ResourceView resource = resource(draft.resource());
        Organ source = organs.get(new OrganCode(resource.organ()));
        Subject subject = new Subject(resource.organ(), source.duty(), source.region().value(), 0);
        access.require(REGISTER, subject);
        String name = Words.required(draft.name(), "/name", LONGEST_NAME, "请填写名称");
        String description = Words.required(draft.description(), "/description", LONGEST_DESCRIPTION, "请填写内容和范围");
        String number = queries.number(LocalDate.ofInstant(clock.instant(), DefaultOperations.CHINA));
        write(new AssetQueries.AssetFile(number, entry(1, AssetAct.FIRST, draft.kind(), name, description, resource, ""), subject));
        return get(number);
    }

    private ResourceView resource(UUID id) {
        try {
            return access.asPlatform("operation", () -> resources.get(id));
        } catch (NotFound nothing) {
            throw new Invalid("/resource", "unknown", "目录里没有这个现行条目");
        }
    }

    private AssetEntry entry(int edition, AssetAct act, AssetKind kind, String name, String description, ResourceView resource, String reason) {
        return new AssetEntry(edition, act, kind, name, description, resource.id(), resource.code(), String.valueOf(resource.content().name()), resource.edition(), resource.organ(), resource.organName(), reason, clock.instant(),
                access.actor().name());
    }

    private void write(AssetQueries.AssetFile file) {
        if (!queries.write(file, access.actor())) {
            throw new Refused(Problem.Kind.CONFLICT, "asset-registered", "the entry is registered as a resource already");
        }
        audit.record(Act.done("operation.register-" + file.entry().act().name().toLowerCase(Locale.ROOT), "asset:" + file.number()).with(Map.of("resource", file.entry().resource().toString(), "edition", file.entry().edition())));
    }

    @Override
    @Transactional
    public OperationAsset amend(String number, AssetAct act, int version, String name, String description, String reason) {
        AssetQueries.AssetFile file = locked(number, version);
        if (act != AssetAct.CHANGE && act != AssetAct.CORRECTION) {
            throw new Invalid("/act", "one-of", "变更登记或者更正登记");
        }
        AssetEntry now = file.entry();
        write(new AssetQueries.AssetFile(number, entry(now.edition() + 1, act, now.kind(), Words.required(name, "/name", LONGEST_NAME, "请填写名称"),
                Words.required(description, "/description", LONGEST_DESCRIPTION, "请填写内容和范围"), resource(now.resource()), Words.required(reason, "/reason", DefaultOperations.LONGEST_REASON, "请写明理由")), file.subject()));
        return get(number);
    }

    @Override
    @Transactional
    public OperationAsset cancel(String number, int version, String reason) {
        AssetQueries.AssetFile file = locked(number, version);
        AssetEntry now = file.entry();
        List<String> operating = now.kind() == AssetKind.RESOURCE ? queries.agreements(now.resource()) : List.of();
        if (!operating.isEmpty()) {
            throw new Refused(Problem.Kind.CONFLICT, "asset-operated", "operated under " + operating, Map.of("agreements", String.join("、", operating)));
        }
        write(new AssetQueries.AssetFile(number, new AssetEntry(now.edition() + 1, AssetAct.CANCELLATION, now.kind(), now.name(), now.description(), now.resource(), now.resourceCode(), now.resourceName(), now.resourceEdition(),
                now.organ(), now.organName(), Words.required(reason, "/reason", DefaultOperations.LONGEST_REASON, "请写明理由"), clock.instant(), access.actor().name()), file.subject()));
        return get(number);
    }

    private AssetQueries.AssetFile locked(String number, int version) {
        access.require(REGISTER);
        AssetQueries.AssetFile file = queries.lock(number).orElseThrow(() -> new NotFound("operation-asset"));
        access.require(REGISTER, file.subject());
        if (file.entry().act() == AssetAct.CANCELLATION) {
            throw new Refused(Problem.Kind.CONFLICT, "asset-cancelled", "the registration was cancelled");
        }
        if (file.entry().edition() != version) {
            throw IfMatch.stale();
        }
        return file;
    }

    private OperationAsset view(AssetQueries.AssetFile file) {
        boolean cancelled = file.entry().act() == AssetAct.CANCELLATION;
        return new OperationAsset(file.number(), cancelled, file.entry(), queries.history(file.number()), queries.agreements(file.entry().resource()), !cancelled && access.allows(REGISTER, file.subject()));
    }
}
