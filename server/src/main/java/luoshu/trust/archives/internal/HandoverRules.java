package luoshu.trust.archives.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import luoshu.kernel.access.Access;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.trust.archives.Handovers;
import luoshu.trust.archives.PackageState;
import org.springframework.stereotype.Component;

/** What may be handed over, and when. */
@Component
class HandoverRules {

    private final HandoverQueries handovers;
    private final PackageQueries packages;
    private final ArchiveContent content;
    private final Access access;
    private final Clock clock;

    HandoverRules(HandoverQueries handovers, PackageQueries packages, ArchiveContent content, Access access, Clock clock) {
        this.handovers = handovers;
        this.packages = packages;
        this.content = content;
        this.access = access;
        this.clock = clock;
    }

    /** Asked again when the job runs. @throws Invalid */
    List<PackageRow> require(List<UUID> wanted) {
        Map<UUID, PackageRow> found = packages.list(wanted).stream().filter(row -> access.scope(Handovers.HAND_OVER).reaches(row.subject())).collect(Collectors.toMap(PackageRow::id, Function.identity()));
        Set<UUID> listed = Set.copyOf(handovers.listed(wanted));
        List<FieldError> errors = new ArrayList<>();
        String organ = null;
        for (int i = 0; i < wanted.size(); i++) {
            PackageRow row = found.get(wanted.get(i));
            String pointer = "/packages/" + i;
            if (row == null) {
                errors.add(new FieldError(pointer, "not-found", "没有这件档案"));
                continue;
            }
            organ = Objects.requireNonNullElse(organ, row.organ());
            obstacle(row, listed, organ).ifPresent(error -> errors.add(new FieldError(pointer, error.code(), error.message())));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return wanted.stream().map(found::get).toList();
    }

    private Optional<FieldError> obstacle(PackageRow row, Set<UUID> listed, String organ) {
        ArchiveContent.Handover rule = content.retentions().handover();
        if (row.state() != PackageState.FILED) {
            return Optional.of(new FieldError("", "not-kept-here", "只有在本机关保管的档案才能移交"));
        }
        if (listed.contains(row.id())) {
            return Optional.of(new FieldError("", "already-listed", row.number() + " 已在另一个移交批次中"));
        }
        if (!organ.equals(row.organ())) {
            return Optional.of(new FieldError("", "another-organ", "一个批次只移交一个立档单位的档案"));
        }
        if (row.keptUntil() != null && Integer.parseInt(String.valueOf(row.retention()).substring(1)) < rule.leastRetention()) {
            return Optional.of(new FieldError("", "not-kept-long", row.number() + " 保管期限不足 " + rule.leastRetention() + " 年，不移交（" + rule.basis() + "）"));
        }
        int due = Objects.requireNonNull(row.year()) + rule.years();
        return LocalDate.now(clock.withZone(Metadata.ZONE)).getYear() >= due ? Optional.empty()
                : Optional.of(new FieldError("", "not-due", row.number() + " 自 " + due + " 年起移交（" + rule.basis() + "）"));
    }
}
