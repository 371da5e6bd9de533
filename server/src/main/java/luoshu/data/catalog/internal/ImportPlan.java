package luoshu.data.catalog.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import luoshu.data.catalog.ResourceAct;
import luoshu.data.catalog.ResourceDraft;
import luoshu.data.catalog.ResourceFinding;
import luoshu.data.catalog.ResourceImportEntry;
import luoshu.data.catalog.ResourceImportFault;
import luoshu.data.catalog.ResourceState;
import luoshu.data.catalog.Resources;
import luoshu.data.catalog.internal.tables.DescribedResource;
import luoshu.data.catalog.internal.tables.ResourceCells;
import luoshu.data.catalog.internal.tables.ResourceRows;
import luoshu.data.catalog.internal.tables.ResourceWords;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Subject;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.problems.Invalid;
import luoshu.trust.signing.Sm3;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Says of each resource of a table what would become of it, by the rules that everybody's entries meet. Writes nothing. */
@Component
class ImportPlan {

    private static final UUID NOT_BEGUN = new UUID(0, 0);
    private static final JsonMapper JSON = JsonMapper.shared();
    private final ResourceQueries queries;
    private final ResourceImportQueries imports;
    private final ResourceLife life;
    private final ResourceContent content;
    private final ResourceCells cells;
    private final Access access;

    ImportPlan(ResourceQueries queries, ResourceImportQueries imports, ResourceLife life, ResourceContent content, Access access) {
        this.queries = queries;
        this.imports = imports;
        this.life = life;
        this.content = content;
        this.cells = new ResourceCells(new ResourceWords(content.choices()));
        this.access = access;
    }

    /** @param id of the entry it is written to; null: a new one. {@code version}: of its newest edition */
    record Step(ResourceImportEntry.Change change, @Nullable UUID id, @Nullable String code, int edition, int version, int row, int missing, ResourceDraft draft) {
    }

    record Plan(List<Step> steps, List<ResourceImportFault> faults, int faulty) {

        /** Of all that would be written, and to what. */
        String digest() {
            return HexFormat.of().formatHex(Sm3.digest(JSON.writeValueAsBytes(steps)));
        }
    }

    Plan of(ResourceRows.Read read, Organ own) {
        Planning planning = new Planning(own, read.faults());
        read.resources().forEach(planning::add);
        return new Plan(List.copyOf(planning.steps), List.copyOf(planning.faults), planning.faulty);
    }

    private final class Planning {
        private final Organ own;
        private final List<ResourceImportFault> faults;
        private final List<Step> steps = new ArrayList<>();
        private final Set<UUID> met = new HashSet<>();
        private final Set<String> begun = new HashSet<>();
        private int faulty;

        Planning(Organ own, List<ResourceImportFault> faults) {
            this.own = own;
            this.faults = new ArrayList<>(faults);
        }

        void add(DescribedResource one) {
            int before = faults.size();
            bounds(one);
            Optional<Step> step = one.faulty() || faults.size() > before ? Optional.empty() : step(one);
            step.ifPresentOrElse(steps::add, () -> faulty++);
        }

        private void bounds(DescribedResource one) {
            try {
                ResourceBounds.check(one.draft(), content);
            } catch (Invalid outOfBounds) {
                outOfBounds.errors().stream().filter(error -> !one.faulty() || !error.code().equals("required")).map(one::fault).forEach(faults::add);
            }
        }

        private Optional<Step> no(DescribedResource one, String code, String message) {
            faults.add(one.fault(code, message));
            return Optional.empty();
        }

        private Optional<Step> step(DescribedResource one) {
            String organ = one.organ().isEmpty() ? own.code().value() : one.organ();
            List<UUID> meant = one.code().isEmpty() ? imports.named(organ, String.valueOf(one.draft().name())) : imports.findByCode(one.code()).stream().toList();
            List<ResourceFile> files = meant.stream().flatMap(id -> queries.find(id, null).stream()).filter(file -> access.allows(Resources.READ, file.subject())).toList();
            if (files.size() > 1) {
                return no(one, "ambiguous", "有几个同名的资源，请填写信息资源代码；还没有代码的，请先删除多余的草稿");
            }
            return files.isEmpty() ? begin(one, organ) : change(one, files.getFirst());
        }

        private Optional<Step> begin(DescribedResource one, String organ) {
            if (!one.code().isEmpty()) {
                return no(one, "unknown", "没有这个信息资源代码，或者不在您的管理范围");
            }
            if (!organ.equals(own.code().value()) || one.organ().isEmpty() && !one.provider().isEmpty() && !one.provider().equals(own.name())) {
                return no(one, "other-organ", "新资源只能由本单位编目，提供方应为" + own.name());
            }
            if (!begun.add(String.valueOf(one.draft().name()))) {
                return no(one, "twice", "文件里有两个同名的资源，只保留一个");
            }
            Subject place = new Subject(own.code().value(), own.duty(), own.region().value(), 0);
            return Optional.of(new Step(ResourceImportEntry.Change.NEW, null, null, 0, 0, one.row(), missing(NOT_BEGUN, place, one.draft()), one.draft()));
        }

        private Optional<Step> change(DescribedResource one, ResourceFile file) {
            if (!met.add(file.id())) {
                return no(one, "twice", "文件里有两处写的是同一个资源，只保留一处");
            }
            if (cells.same(one.draft(), file.content())) {
                return Optional.of(step(ResourceImportEntry.Change.SAME, one, file, 0));
            }
            if (!access.allows(Resources.EDIT, file.subject())) {
                return no(one, "not-permitted", "这个资源由" + file.organName() + "编写，您不能修改");
            }
            Set<ResourceAct> possible = ResourceTransitions.possible(file.state());
            if (!possible.contains(ResourceAct.SAVE) && !possible.contains(ResourceAct.REVISE)) {
                return no(one, "in-review", file.state() == ResourceState.DELETED ? "这个资源已经删除" : "这个资源正在审核，收回或者审核结束后才能导入");
            }
            ResourceImportEntry.Change change = possible.contains(ResourceAct.SAVE) ? ResourceImportEntry.Change.DRAFT : ResourceImportEntry.Change.EDITION;
            return Optional.of(step(change, one, file, missing(file.id(), file.subject(), one.draft())));
        }

        private static Step step(ResourceImportEntry.Change change, DescribedResource one, ResourceFile file, int missing) {
            return new Step(change, file.id(), file.code(), file.edition(), file.version(), one.row(), missing, one.draft());
        }

        private int missing(UUID id, Subject place, ResourceDraft draft) {
            return (int) life.findings(id, place, draft).stream().filter(ResourceFinding::blocking).count();
        }
    }
}
