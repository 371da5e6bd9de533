package luoshu.kernel.documents.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.database.SqlPart;
import luoshu.kernel.documents.DocumentFacts;
import luoshu.kernel.documents.DocumentKind;
import luoshu.kernel.documents.DocumentOrder;
import luoshu.kernel.documents.DocumentRef;
import luoshu.kernel.documents.DocumentSource;
import luoshu.kernel.documents.Documents;
import luoshu.kernel.documents.IssuedDocument;
import luoshu.kernel.files.FileOwner;
import luoshu.kernel.problems.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

@Service
class DefaultDocuments implements Documents {

    private static final ZoneId HENAN = ZoneId.of("Asia/Shanghai");
    private final DocumentQueries queries;
    private final Wordings wordings;
    private final Typesetting setting;
    private final DocumentPart part;
    private final List<DocumentSource> sources;
    private final DocumentSettings settings;
    private final Access access;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;
    /** Documents never change, so their PDFs may be kept; a citizen opens the same one on the phone and again to print it. */
    private final Cache<UUID, byte[]> printed = Caffeine.newBuilder().maximumWeight(32L << 20).weigher((UUID id, byte[] pdf) -> pdf.length).expireAfterWrite(Duration.ofMinutes(10)).build();

    DefaultDocuments(DocumentQueries queries, Wordings wordings, Typesetting setting, DocumentPart part, List<DocumentSource> sources, DocumentSettings settings, Access access,
                     Audit audit, JsonMapper json, Clock clock) {
        this.queries = queries;
        this.wordings = wordings;
        this.setting = setting;
        this.part = part;
        this.sources = List.copyOf(sources);
        this.settings = settings;
        this.access = access;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
        wordings.all().forEach(queries::keep);
    }

    @Override
    @Transactional
    public DocumentRef issue(DocumentKind kind, DocumentFacts facts) {
        Instant now = clock.instant();
        DocumentPart.Row row = row(kind, facts, now);
        Integer serial = row.before() == null ? null : queries.next(row.organ(), kind, row.year());
        String number = serial == null ? null : "%s%04d%s".formatted(row.before(), serial, row.after());
        DocumentRef ref = queries.insert(kind, facts.caseNumber(), row.organ(), row.year(), serial, number, row.title(), json.writeValueAsString(row.facts()), row.wording(),
                access.actor().subject(), now);
        audit.record(Act.done("document.issue", "document:" + ref.id()).onCase(facts.caseNumber(), null).with(Map.of("kind", kind.code())));
        return ref;
    }

    @Override
    public SqlPart part(String guard, List<DocumentOrder> orders, Instant now) {
        return part.of(guard, orders.stream().map(order -> row(order.kind(), order.facts(), now)).toList(), now);
    }

    private DocumentPart.Row row(DocumentKind kind, DocumentFacts facts, Instant now) {
        List<String> missing = kind.required().stream().filter(name -> !facts.more().containsKey(name)).sorted().toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("a " + kind.code() + " cannot be issued without " + missing);
        }
        int year = LocalDate.ofInstant(now, HENAN).getYear();
        Wordings.Current wording = wordings.of(kind);
        String before = kind.numbered() ? "（%s）%s%s字〔%d〕第".formatted(facts.organWord(), facts.matterWord(), wording.word(), year) : null;
        return new DocumentPart.Row(kind.code(), facts.organ(), year, before, before == null ? null : "号", wording.title(facts.taskType()), wording.sha256(),
                facts.with("address", settings.address()));
    }

    @Override
    public byte[] render(UUID id) {
        return printed.get(id, this::print).clone();
    }

    private byte[] print(UUID id) {
        Optional<DocumentQueries.Stored> own = queries.find(id);
        if (own.isPresent()) {
            return setting.print(own.get().ref(), json.readValue(own.get().facts(), DocumentFacts.class), own.get().html());
        }
        IssuedDocument issued = elsewhere(id).orElseThrow(() -> new NotFound("document"));
        return setting.print(issued.ref(), issued.facts().with("address", settings.address()), wordings.of(issued.ref().kind()).html());
    }

    private Optional<IssuedDocument> elsewhere(UUID id) {
        return sources.stream().map(source -> source.find(id)).flatMap(Optional::stream).findFirst();
    }

    /** Whose document it is, for the permission to read it. */
    FileOwner owner(UUID id) {
        return queries.find(id).map(own -> new FileOwner("document", own.caseNumber())).or(() -> elsewhere(id).map(IssuedDocument::owner)).orElseThrow(() -> new NotFound("document"));
    }

    @Override
    public Optional<DocumentRef> find(UUID id) {
        return queries.find(id).map(DocumentQueries.Stored::ref).or(() -> elsewhere(id).map(IssuedDocument::ref));
    }

    @Override
    public List<DocumentRef> list(String caseNumber) {
        return queries.list(caseNumber);
    }

    @Override
    public DocumentFacts facts(UUID id) {
        return queries.find(id).map(own -> json.readValue(own.facts(), DocumentFacts.class)).or(() -> elsewhere(id).map(IssuedDocument::facts))
                .orElseThrow(() -> new NotFound("document"));
    }
}
