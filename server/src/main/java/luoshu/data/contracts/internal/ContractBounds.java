package luoshu.data.contracts.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import luoshu.data.catalog.ResourceDraft;
import luoshu.data.catalog.ResourceItem;
import luoshu.data.catalog.ShareMode;
import luoshu.data.catalog.ShareType;
import luoshu.data.contracts.ContractField;
import luoshu.data.contracts.ContractItem;
import luoshu.data.contracts.ContractTerms;
import luoshu.data.contracts.Masking;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Storable;
import org.jspecify.annotations.Nullable;

/** What may be agreed about a resource: only what it has and shares, as it shares it, and not for ever. */
final class ContractBounds {

    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_FIELDS = 500;
    private static final int MOST_MATTERS = 100;
    private static final int MOST_PER_MINUTE = 600_000;
    private static final int MOST_PER_DAY = 100_000_000;
    private static final int MOST_ROWS = 10_000;
    private static final int LONGEST_YEARS = 10;
    private static final int LONGEST_CACHE = 86_400;
    private static final Pattern MATTER = Pattern.compile("[0-9A-Z]{12}");
    private static final Pattern PREFIX = Pattern.compile("[^\\p{Cntrl}]{1,100}");
    private final List<FieldError> errors = new ArrayList<>();
    private final Map<String, ResourceItem> known = new HashMap<>();

    private ContractBounds(ResourceDraft resource) {
        resource.items().forEach(item -> known.put(key(item), item));
    }

    static String key(ResourceItem item) {
        return item.field() == null || item.field().isBlank() ? String.valueOf(item.name()) : item.field();
    }

    /**
     * The fields of the terms with what the catalogue says of them.
     *
     * @throws Invalid everything that is wrong, with pointers that begin with {@code /terms}
     */
    static List<ContractItem> check(ContractTerms terms, ResourceDraft resource, LocalDate today) {
        ContractBounds bounds = new ContractBounds(resource);
        bounds.words(terms);
        bounds.mode(terms, resource);
        bounds.numbers(terms);
        bounds.period(terms, today);
        List<ContractItem> items = bounds.fields(terms);
        if (!bounds.errors.isEmpty()) {
            throw new Invalid(bounds.errors);
        }
        return items;
    }

    private void words(ContractTerms terms) {
        text("/terms/purpose", terms.purpose(), "请写明使用场景");
        text("/terms/ground", terms.ground(), "请写明使用依据");
        if (terms.matters().size() > MOST_MATTERS) {
            errors.add(new FieldError("/terms/matters", "too-many", "不超过 " + MOST_MATTERS + " 个事项"));
        }
        for (int i = 0; i < Math.min(terms.matters().size(), MOST_MATTERS); i++) {
            if (!MATTER.matcher(terms.matters().get(i)).matches()) {
                errors.add(new FieldError("/terms/matters/" + i, "pattern", "事项基本编码为 12 位"));
            }
        }
        if (terms.condition() != null) {
            if (!known.containsKey(terms.condition().field())) {
                errors.add(new FieldError("/terms/condition/field", "unknown", "资源没有这个数据项"));
            }
            if (!PREFIX.matcher(terms.condition().prefix()).matches()) {
                errors.add(new FieldError("/terms/condition/prefix", "pattern", "1 到 100 个字，不能有控制字符"));
            }
        }
    }

    private void mode(ContractTerms terms, ResourceDraft resource) {
        List<ShareMode> modes = resource.shareModes();
        if (resource.shareType() == ShareType.NOT_SHARED) {
            errors.add(new FieldError("/resource", "not-shared", "这个资源不予共享"));
        } else if (!modes.isEmpty() && !modes.contains(terms.mode())) {
            errors.add(new FieldError("/terms/mode", "not-offered", "资源不以这种方式共享"));
        }
    }

    private void numbers(ContractTerms terms) {
        range("/terms/perMinute", terms.perMinute(), 1, MOST_PER_MINUTE);
        range("/terms/perDay", terms.perDay(), 1, MOST_PER_DAY);
        range("/terms/rows", terms.rows(), 1, MOST_ROWS);
        range("/terms/cacheSeconds", terms.cacheSeconds(), 0, LONGEST_CACHE);
    }

    private void period(ContractTerms terms, LocalDate today) {
        if (terms.until().isBefore(terms.from())) {
            errors.add(new FieldError("/terms/until", "before-start", "不能早于开始日期"));
        } else if (terms.until().isBefore(today)) {
            errors.add(new FieldError("/terms/until", "past", "期限已经过去"));
        } else if (terms.until().isAfter(terms.from().plusYears(LONGEST_YEARS))) {
            errors.add(new FieldError("/terms/until", "too-long", "期限不超过 " + LONGEST_YEARS + " 年"));
        }
    }

    private List<ContractItem> fields(ContractTerms terms) {
        List<ContractItem> items = new ArrayList<>();
        if (terms.fields().isEmpty() || terms.fields().size() > MOST_FIELDS) {
            errors.add(new FieldError("/terms/fields", terms.fields().isEmpty() ? "required" : "too-many", "1 到 " + MOST_FIELDS + " 个数据项"));
            return items;
        }
        Set<String> twice = new HashSet<>();
        for (int i = 0; i < terms.fields().size(); i++) {
            field(terms.fields().get(i), "/terms/fields/" + i, twice, items);
        }
        if (items.stream().allMatch(item -> item.masking() == Masking.OMITTED) && errors.isEmpty()) {
            errors.add(new FieldError("/terms/fields", "required", "至少提供一个数据项"));
        }
        return items;
    }

    private void field(ContractField field, String at, Set<String> twice, List<ContractItem> items) {
        ResourceItem item = known.get(field.field());
        if (item == null) {
            errors.add(new FieldError(at + "/field", "unknown", "资源没有这个数据项"));
        } else if (!twice.add(field.field())) {
            errors.add(new FieldError(at + "/field", "twice", "数据项重复"));
        } else if (item.shareType() == ShareType.NOT_SHARED && field.masking() != Masking.OMITTED) {
            errors.add(new FieldError(at + "/field", "not-shared", "这个数据项不予共享"));
        } else {
            items.add(new ContractItem(field.field(), item.name() == null ? field.field() : item.name(), field.masking(), item.personal(), item.sensitivity()));
        }
    }

    private void text(String at, @Nullable String text, String missing) {
        if (text == null || text.isBlank()) {
            errors.add(new FieldError(at, "required", missing));
            return;
        }
        Storable.check(text, at);
        if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            errors.add(new FieldError(at, "too-long", "不超过 " + LONGEST_TEXT + " 字"));
        }
    }

    private void range(String at, int value, int least, int most) {
        if (value < least || value > most) {
            errors.add(new FieldError(at, "out-of-range", "应在 " + least + " 到 " + most + " 之间"));
        }
    }
}
