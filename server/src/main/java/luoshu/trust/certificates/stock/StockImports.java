package luoshu.trust.certificates.stock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Permission;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.files.FileLimits;
import luoshu.kernel.files.FileOwner;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.FileType;
import luoshu.kernel.files.Files;
import luoshu.kernel.jobs.Job;
import luoshu.kernel.jobs.Jobs;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.texts.Text;
import luoshu.trust.certificates.internal.CertificateType;
import luoshu.trust.certificates.internal.CertificateTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 存量证照归集: existing certificates come in from a table. First everything is checked, and nothing is taken over until somebody has seen what the check said. */
@Component
public class StockImports {

    /** Officials who take over existing certificates of the organs within their reach. */
    public static final Permission STOCK = new Permission("certificate.stock");
    static final String OWNER = "certificate-stock";

    private final StockQueries imports;
    private final CertificateTypes types;
    private final Files files;
    private final Jobs jobs;
    private final Organs organs;
    private final StockSettings settings;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    StockImports(StockQueries imports, CertificateTypes types, Files files, Jobs jobs, Organs organs, StockSettings settings, Access access, Audit audit, Clock clock) {
        this.imports = imports;
        this.types = types;
        this.files = files;
        this.jobs = jobs;
        this.organs = organs;
        this.settings = settings;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** Takes the content of a table, of any length; it is nobody's import yet. */
    public FileRef receive(InputStream content, String name) {
        access.require(STOCK);
        return files.receive(content, name, limits(), FileOwner.upload(access.actor().subject()));
    }

    private FileLimits limits() {
        return new FileLimits(EnumSet.of(FileType.CSV, FileType.XLSX), settings.maxBytes(), new FileLimits.Unpacking(settings.maxUnpacked(), settings.checkTime()));
    }

    /** Begins to check a table that was received. @throws Invalid */
    @Transactional
    public StockImport check(UUID file, String type) {
        Actor.Official official = access.official();
        access.require(STOCK);
        CertificateType chosen = type(type);
        FileRef ref = files.listOwned(FileOwner.upload(official.subject()), List.of(file)).stream().findFirst().orElseThrow(() -> new Invalid("/file", "not-found", "请先上传文件"));
        if (!ref.type().equals("csv") && !ref.type().equals("xlsx")) {
            throw new Invalid("/file", "not-a-table", "请上传 CSV 或 Excel（.xlsx）文件");
        }
        Organ organ = organs.get(new OrganCode(official.organ()));
        UUID id = imports.insert(chosen.code(), file, ref.name(), organ, official, clock.instant());
        files.give(file, new FileOwner(OWNER, id.toString()));
        start(id, ref.name(), true);
        audit.record(Act.done("certificate.stock-upload", "certificate-stock:" + id).with(Map.of("type", chosen.code(), "bytes", ref.size())));
        return get(id);
    }

    private CertificateType type(String code) {
        return types.find(code).orElseThrow(() -> new Invalid("/type", "unknown", "请选择证照类型"));
    }

    public List<StockTypeChoice> types() {
        access.require(STOCK);
        return types.all().stream().map(type -> new StockTypeChoice(type.code(), type.name(),
                StockColumn.of(type).stream().map(column -> new StockTypeChoice.Column(column.label(), column.required(), column.hint())).toList())).toList();
    }

    /** An empty table of a type, explained. @throws NotFound */
    public StockTemplate template(String code) {
        access.require(STOCK);
        return new StockTemplate(types.find(code).orElseThrow(() -> new NotFound("certificate-type")));
    }

    public Page<StockImport> list(PageRequest page) {
        access.require(STOCK);
        Page<StockQueries.Row> rows = imports.page(access.scope(STOCK), page);
        return new Page<>(rows.items().stream().map(this::view).toList(), rows.total(), rows.page(), rows.size());
    }

    /** @throws NotFound also when out of reach */
    public StockImport get(UUID id) {
        return view(row(id));
    }

    private StockQueries.Row row(UUID id) {
        access.require(STOCK);
        return imports.find(id).filter(one -> access.scope(STOCK).reaches(one.subject())).orElseThrow(() -> new NotFound("certificate-stock"));
    }

    private StockImport view(StockQueries.Row row) {
        boolean works = row.state() == StockImport.State.CHECKING || row.state() == StockImport.State.TAKING;
        return new StockImport(row.id(), row.type(), types.name(row.type()), row.fileName(), row.organName(), row.makerName(), row.madeAt(), row.state(), row.lines(), row.good(), row.bad(),
                row.taken(), row.total(), row.message(), works && row.movedAt().isBefore(clock.instant().minus(settings.stalled())), row.revision());
    }

    /** Goes on with a check or a taking over that failed or whose server is gone, where it stopped. */
    @Transactional
    public StockImport resume(UUID id) {
        StockQueries.Row row = locked(id);
        StockImport now = view(row);
        if (!now.stalled() && row.state() != StockImport.State.FAILED) {
            throw notPossible(row);
        }
        boolean checking = row.state() == StockImport.State.CHECKING || row.state() == StockImport.State.FAILED && row.takenTo() == 0 && row.taken() == 0;
        return begin(row, checking ? StockImport.State.CHECKING : StockImport.State.TAKING);
    }

    /** Takes over every row that passed the check. Those with faults stay behind. */
    @Transactional
    public StockImport take(UUID id) {
        StockQueries.Row row = locked(id);
        if (row.state() != StockImport.State.CHECKED) {
            throw notPossible(row);
        }
        if (row.good() <= row.taken()) {
            throw new Refused(Problem.Kind.CONFLICT, "stock-nothing-to-take", "no row passed the check");
        }
        return begin(row, StockImport.State.TAKING);
    }

    private StockImport begin(StockQueries.Row row, StockImport.State state) {
        boolean checking = state == StockImport.State.CHECKING;
        imports.move(row.id(), state, null, clock.instant());
        Job started = start(row.id(), row.fileName(), checking);
        audit.record(Act.done(checking ? "certificate.stock-check" : "certificate.stock-take", "certificate-stock:" + row.id()).with(Map.of("job", started.id().toString())));
        return get(row.id());
    }

    private Job start(UUID id, String fileName, boolean checking) {
        return checking ? jobs.start(StockCheck.KIND, "存量证照检查：" + fileName, new StockCheck.Order(id)) : jobs.start(StockTaking.KIND, "存量证照入库：" + fileName, new StockTaking.Order(id));
    }

    /** Gives up what was checked, or stops taking over: what is in stays in, and the rest may follow. */
    @Transactional
    public StockImport cancel(UUID id) {
        StockQueries.Row row = locked(id);
        switch (row.state()) {
            case CHECKING, CHECKED, FAILED -> {
                imports.move(id, row.taken() > 0 ? StockImport.State.TAKEN : StockImport.State.CANCELLED, null, clock.instant());
                imports.forgetRows(id);
            }
            case TAKING -> imports.move(id, StockImport.State.CHECKED, null, clock.instant());
            case TAKEN, CANCELLED -> throw notPossible(row);
        }
        audit.record(Act.done("certificate.stock-cancel", "certificate-stock:" + id));
        return get(id);
    }

    private StockQueries.Row locked(UUID id) {
        row(id);
        return imports.lock(id).orElseThrow(() -> new NotFound("certificate-stock"));
    }

    private static Refused notPossible(StockQueries.Row row) {
        return new Refused(Problem.Kind.CONFLICT, "stock-act-not-possible", "not possible while the import is " + row.state(), Map.of("state", row.state().name()));
    }

    public Page<StockErrorView> errors(UUID id, @Nullable StockFault fault, PageRequest page) {
        row(id);
        return imports.errors(id, fault, page);
    }

    public List<FaultCount> faults(UUID id) {
        row(id);
        return imports.faults(id).entrySet().stream().map(one -> new FaultCount(one.getKey(), one.getKey().reason(), one.getValue())).toList();
    }

    /** How many cells have a fault. */
    public record FaultCount(StockFault fault, Text reason, long count) {
    }

    /** The faults as a table for a spreadsheet, written as it is read. */
    public StockReport report(UUID id) {
        StockQueries.Row row = row(id);
        audit.record(Act.done("certificate.stock-report", "certificate-stock:" + id));
        return new StockReport(row.fileName(), out -> imports.errors(id, error -> write(out, error)));
    }

    private static void write(Writer out, StockErrorView error) {
        try {
            StockReport.write(out, error);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Scheduled(cron = "0 20 4 * * *", zone = "Asia/Shanghai")
    @Transactional
    void forget() {
        imports.listWaitingSince(clock.instant().minus(Duration.ofDays(settings.keepRows()))).forEach(id -> {
            imports.forgetRows(id);
            imports.move(id, StockImport.State.CANCELLED, null, clock.instant());
        });
        imports.forgetErrors(clock.instant().minus(Duration.ofDays(settings.keepErrors())));
    }
}
