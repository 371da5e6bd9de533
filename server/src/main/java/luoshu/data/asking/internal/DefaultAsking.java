package luoshu.data.asking.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.data.asking.AskedMaterial;
import luoshu.data.asking.Asking;
import luoshu.data.asking.AskingTotals;
import luoshu.data.asking.CertificateChoice;
import luoshu.data.asking.GiverKind;
import luoshu.data.asking.NewReplacement;
import luoshu.data.asking.Replacement;
import luoshu.data.asking.Standing;
import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.texts.Text;
import luoshu.trust.certificates.CertificateReach;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class DefaultAsking implements Asking {

    private static final int LONGEST_MATERIAL = 200;
    private static final int LONGEST_KEY = 60;
    private static final int LONGEST_GROUND = 500;
    private static final int SHORTEST_GROUND = 4;
    private final AskedQueries asked;
    private final ReplacementQueries replacements;
    private final Counting counting;
    private final Reach reach;
    private final CertificateReach certificates;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    DefaultAsking(AskedQueries asked, ReplacementQueries replacements, Counting counting, Reach reach, CertificateReach certificates, Access access, Audit audit, Clock clock) {
        this.asked = asked;
        this.replacements = replacements;
        this.counting = counting;
        this.reach = reach;
        this.certificates = certificates;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Page<AskedMaterial> page(@Nullable String q, @Nullable Standing standing, @Nullable String matter, PageRequest page) {
        access.require(READ);
        return asked.page(word(q, "/q"), standing, word(matter, "/matter"), aYearAgo(), page);
    }

    @Override
    public AskingTotals totals() {
        access.require(READ);
        return asked.totals(aYearAgo());
    }

    @Override
    public List<Replacement> replacements() {
        access.require(READ);
        return replacements.inForce();
    }

    @Override
    public List<CertificateChoice> certificateTypes() {
        access.require(READ);
        return certificates.types().entrySet().stream().map(type -> new CertificateChoice(type.getKey(), type.getValue())).sorted(Comparator.comparing(type -> type.name().zh())).toList();
    }

    @Override
    @Transactional
    public Replacement add(NewReplacement wish) {
        access.require(MANAGE);
        String material = text(wish.material(), 1, LONGEST_MATERIAL, "/material");
        String key = text(wish.key(), 1, LONGEST_KEY, "/key");
        String ground = text(wish.ground(), SHORTEST_GROUND, LONGEST_GROUND, "/ground");
        Replacement line = new Replacement(UUID.randomUUID(), MaterialName.of(material), wish.kind(), key, name(wish.kind(), key), ground, access.official().name(), clock.instant());
        if (!replacements.insert(line)) {
            throw new Refused(Problem.Kind.CONFLICT, "replacement-exists", "the material is on the list", Map.of("material", line.material()));
        }
        audit.record(Act.done("asking.replacement-add", "replacement:" + line.id()).with(Map.of("material", line.material(), "kind", line.kind().name(), "key", line.key())));
        return line;
    }

    @Override
    @Transactional
    public void withdraw(UUID id, String reason) {
        access.require(MANAGE);
        String why = text(reason, 1, LONGEST_GROUND, "/reason");
        if (!replacements.withdraw(id, access.official().name(), clock.instant(), why)) {
            throw new NotFound("replacement");
        }
        audit.record(Act.done("asking.replacement-withdraw", "replacement:" + id).with(Map.of("reason", why)));
    }

    @Override
    @Transactional
    public AskingTotals count() {
        access.require(MANAGE);
        audit.record(Act.done("asking.count", "asking:all"));
        counting.count();
        return totals();
    }

    private String name(GiverKind kind, String key) {
        return switch (kind) {
            case CERTIFICATE -> {
                Text name = certificates.types().get(key);
                if (name == null) {
                    throw unknown("没有这种电子证照");
                }
                yield name.zh();
            }
            case RESOURCE -> String.valueOf(reach.resource(key).orElseThrow(() -> unknown("目录中没有这个数据资源，或者还没有发布")).content().name());
        };
    }

    private static Invalid unknown(String said) {
        return new Invalid("/key", "unknown", said);
    }

    private LocalDate aYearAgo() {
        return LocalDate.now(clock.withZone(Counting.CHINA)).minusYears(1);
    }

    private static String word(@Nullable String text, String at) {
        if (text == null) {
            return "";
        }
        Storable.check(text, at);
        return text.strip();
    }

    private static String text(@Nullable String text, int shortest, int longest, String at) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.length() < shortest) {
            throw new Invalid(at, "required", "请填写");
        }
        if (stripped.length() > longest) {
            throw new Invalid(at, "too-long", "最多 " + longest + " 字");
        }
        Storable.check(stripped, at);
        return stripped;
    }
}
