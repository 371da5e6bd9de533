package luoshu.data.catalog.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.data.catalog.ResourceAct;
import luoshu.data.catalog.ResourceImportCheck;
import luoshu.data.catalog.ResourceImportEntry;
import luoshu.data.catalog.ResourceImportResult;
import luoshu.data.catalog.ResourceImports;
import luoshu.data.catalog.Resources;
import luoshu.data.catalog.internal.tables.ResourceRows;
import luoshu.data.catalog.internal.tables.ResourceTemplate;
import luoshu.data.catalog.internal.tables.ResourceWords;
import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.files.FileLimits;
import luoshu.kernel.files.FileOwner;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.FileType;
import luoshu.kernel.files.Files;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.tables.Table;
import luoshu.kernel.tables.TableFiles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Check and confirmation read the file alike: what is confirmed is the digest of what the check would write, so nothing is kept between the two, and what moved meanwhile is seen. The file goes with the
 * confirmation; whoever uploads it again finds that nothing is left to write.
 */
@Component
class DefaultResourceImports implements ResourceImports {

    private static final int MOST_FAULTS = 1_000;
    private final ResourceQueries queries;
    private final ResourceImportQueries imports;
    private final ResourceLife life;
    private final ImportPlan plan;
    private final ResourceWords words;
    private final Files files;
    private final TableFiles tables;
    private final Organs organs;
    private final ResourceImportSettings settings;
    private final Access access;
    private final Audit audit;

    DefaultResourceImports(ResourceQueries queries, ResourceImportQueries imports, ResourceLife life, ImportPlan plan, ResourceContent content, Files files, TableFiles tables, Organs organs,
                           ResourceImportSettings settings, Access access, Audit audit) {
        this.queries = queries;
        this.imports = imports;
        this.life = life;
        this.plan = plan;
        this.words = new ResourceWords(content.choices());
        this.files = files;
        this.tables = tables;
        this.organs = organs;
        this.settings = settings;
        this.access = access;
        this.audit = audit;
    }

    private record Checked(FileRef file, int rows, ImportPlan.Plan plan) {
    }

    @Override
    public FileRef receive(InputStream content, String name) {
        access.require(Resources.EDIT);
        FileLimits limits = new FileLimits(EnumSet.of(FileType.CSV, FileType.XLSX), settings.maxBytes(), new FileLimits.Unpacking(settings.maxUnpacked(), settings.checkTime()));
        return files.receive(content, name, limits, FileOwner.upload(access.actor().subject()));
    }

    @Override
    public ResourceImportCheck check(UUID file) {
        Checked checked = read(file);
        ImportPlan.Plan plan = checked.plan();
        List<ResourceImportEntry> entries = plan.steps().stream()
                .map(step -> new ResourceImportEntry(step.row(), String.valueOf(step.draft().name()), step.code(), step.change(), step.draft().items().size(), step.missing())).toList();
        return new ResourceImportCheck(file, checked.file().name(), checked.rows(), plan.digest(), entries, plan.faulty(), plan.faults().stream().limit(MOST_FAULTS).toList(), plan.faults().size());
    }

    private Checked read(UUID file) {
        access.require(Resources.EDIT);
        FileRef ref = files.listOwned(FileOwner.upload(access.actor().subject()), List.of(file)).stream().findFirst()
                .orElseThrow(() -> new Invalid("/file", "not-found", "文件不在了：已经导入，或者放得太久。需要的话请重新上传"));
        if (!ref.type().equals("csv") && !ref.type().equals("xlsx")) {
            throw new Invalid("/file", "not-a-table", "请上传 CSV 或 Excel（.xlsx）文件");
        }
        Organ own = organs.get(new OrganCode(access.official().organ()));
        try (Table table = tables.open(file, ResourceRows.LONGEST_CELL)) {
            ResourceRows.Read read = ResourceRows.read(table, words, settings.mostRows(), settings.mostEntries());
            return new Checked(ref, read.rows(), plan.of(read, own));
        } catch (Table.Unreadable damaged) {
            throw new Invalid("/file", "unreadable", "文件不是可以读取的表格，请用表格软件另存后重新上传");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    @Transactional
    public ResourceImportResult confirm(UUID file, String digest) {
        access.require(Resources.EDIT);
        imports.lock(file);
        Checked checked = read(file);
        ImportPlan.Plan plan = checked.plan();
        if (!plan.digest().equals(digest)) {
            throw new Refused(Problem.Kind.CONFLICT, "resource-import-changed", "what would be written is not what was checked");
        }
        Map<ResourceImportEntry.Change, Integer> counts = new EnumMap<>(ResourceImportEntry.Change.class);
        String note = "由表格导入：" + checked.file().name();
        for (ImportPlan.Step step : plan.steps()) {
            write(step, note);
            counts.merge(step.change(), 1, Integer::sum);
        }
        ResourceImportResult result = new ResourceImportResult(counts.getOrDefault(ResourceImportEntry.Change.NEW, 0), counts.getOrDefault(ResourceImportEntry.Change.EDITION, 0),
                counts.getOrDefault(ResourceImportEntry.Change.DRAFT, 0), counts.getOrDefault(ResourceImportEntry.Change.SAME, 0));
        if (result.created() + result.revised() + result.saved() == 0) {
            throw new Refused(Problem.Kind.CONFLICT, "resource-import-nothing", "nothing of the table is to be written");
        }
        files.discard(file);
        audit.record(Act.done("resource.import", "file:" + file).with(Map.of("sha256", checked.file().sha256(), "created", result.created(), "revised", result.revised(), "saved", result.saved(),
                "faulty", plan.faulty())));
        return result;
    }

    private void write(ImportPlan.Step step, String note) {
        UUID id = step.id();
        if (id == null) {
            life.create(organs.get(new OrganCode(access.official().organ())), step.draft(), note);
        } else if (step.change() != ResourceImportEntry.Change.SAME) {
            ResourceFile file = locked(id);
            access.require(Resources.EDIT, file.subject());
            if (step.change() == ResourceImportEntry.Change.EDITION) {
                life.act(file, ResourceAct.REVISE, step.version(), note, List.of());
                file = locked(id);
                life.save(file, file.version(), step.draft());
            } else {
                life.save(file, step.version(), step.draft());
                audit.record(Act.done("resource.import-draft", "resource:" + id).with(Map.of("edition", file.edition())));
            }
        }
    }

    private ResourceFile locked(UUID id) {
        return queries.lock(id).orElseThrow(() -> new NotFound("resource"));
    }

    @Override
    public void template(OutputStream out) throws IOException {
        access.require(Resources.EDIT);
        ResourceTemplate.write(words, out);
    }
}
