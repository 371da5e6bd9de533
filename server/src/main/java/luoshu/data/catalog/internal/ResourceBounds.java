package luoshu.data.catalog.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

import luoshu.data.catalog.Ground;
import luoshu.data.catalog.ResourceDraft;
import luoshu.data.catalog.ResourceItem;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Storable;
import org.jspecify.annotations.Nullable;

/** What a draft may hold at all. What is only missing, or not right yet, is for {@link ResourceFindings}. */
final class ResourceBounds {

    private static final int MOST_ITEMS = 500;
    private static final int MOST_WORDS = 20;
    private static final Pattern MATTER = Pattern.compile("[0-9]{12}");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
    private final ResourceContent content;
    private final List<FieldError> errors = new ArrayList<>();

    private ResourceBounds(ResourceContent content) {
        this.content = content;
    }

    /** @throws Invalid everything that is out of bounds */
    static void check(ResourceDraft draft, ResourceContent content) {
        ResourceBounds bounds = new ResourceBounds(content);
        bounds.draft(draft);
        if (!bounds.errors.isEmpty()) {
            throw new Invalid(bounds.errors);
        }
    }

    private void draft(ResourceDraft draft) {
        if (draft.name() == null || draft.name().isBlank()) {
            errors.add(new FieldError("/name", "required", "请填写名称"));
        }
        text("/name", draft.name(), 200);
        text("/summary", draft.summary(), 2_000);
        text("/shareCondition", draft.shareCondition(), 1_000);
        text("/openCondition", draft.openCondition(), 1_000);
        text("/sourceSystem", draft.sourceSystem(), 200);
        text("/unrelated", draft.unrelated(), 500);
        ground("/notShared", draft.notShared());
        ground("/notOpen", draft.notOpen());
        if (draft.classification() != null && !content.classified(draft.classification())) {
            errors.add(new FieldError("/classification", "unknown", "没有这个分类"));
        }
        words("/keywords", draft.keywords(), 50);
        several("/shareModes", draft.shareModes(), 3);
        words("/formats", draft.formats(), 40);
        for (int i = 0; i < draft.formats().size(); i++) {
            String format = draft.formats().get(i);
            if (content.choices().formats().stream().noneMatch(choice -> choice.code().equals(format))) {
                errors.add(new FieldError("/formats/" + i, "unknown", "没有这种格式"));
            }
        }
        words("/matters", draft.matters(), 12);
        for (int i = 0; i < draft.matters().size(); i++) {
            if (draft.matters().get(i) != null && !MATTER.matcher(draft.matters().get(i)).matches()) {
                errors.add(new FieldError("/matters/" + i, "pattern", "事项基本编码为 12 位数字"));
            }
        }
        if (draft.items().size() > MOST_ITEMS) {
            errors.add(new FieldError("/items", "too-many", "数据项不超过 " + MOST_ITEMS + " 个"));
            return;
        }
        for (int i = 0; i < draft.items().size(); i++) {
            item("/items/" + i, draft.items().get(i));
        }
    }

    private void item(String at, ResourceItem item) {
        text(at + "/name", item.name(), 100);
        text(at + "/codeTable", item.codeTable(), 100);
        text(at + "/copyOf", item.copyOf(), 40);
        ground(at + "/notShared", item.notShared());
        if (item.field() != null && !item.field().isEmpty() && !FIELD.matcher(item.field()).matches()) {
            errors.add(new FieldError(at + "/field", "pattern", "字段名以字母开头，由字母、数字和下划线组成，不超过 63 位"));
        }
        if (item.element() != null && content.element(item.element()).isEmpty()) {
            errors.add(new FieldError(at + "/element", "unknown", "没有这个数据元"));
        }
        between(at + "/length", item.length(), 1, 1_000_000);
        between(at + "/scale", item.scale(), 0, 30);
        between(at + "/sensitivity", item.sensitivity(), 1, 4);
    }

    private void ground(String at, @Nullable Ground ground) {
        if (ground != null) {
            text(at + "/kind", ground.kind(), 40);
            text(at + "/citation", ground.citation(), 300);
        }
    }

    private void between(String at, @Nullable Integer number, int least, int most) {
        if (number != null && (number < least || number > most)) {
            errors.add(new FieldError(at, "out-of-range", "应在 " + least + " 到 " + most + " 之间"));
        }
    }

    private void words(String at, List<String> words, int longest) {
        several(at, words, MOST_WORDS);
        for (int i = 0; i < Math.min(words.size(), MOST_WORDS); i++) {
            if (words.get(i).isBlank()) {
                errors.add(new FieldError(at + "/" + i, "required", "不能为空"));
            }
            text(at + "/" + i, words.get(i), longest);
        }
    }

    private void several(String at, List<?> many, int most) {
        if (many.size() > most) {
            errors.add(new FieldError(at, "too-many", "不超过 " + most + " 个"));
        } else if (new HashSet<>(many).size() < many.size()) {
            errors.add(new FieldError(at, "twice", "有重复"));
        }
    }

    private void text(String at, @Nullable String text, int longest) {
        if (text == null) {
            return;
        }
        Storable.check(text, at);
        if (text.codePointCount(0, text.length()) > longest) {
            errors.add(new FieldError(at, "too-long", "不超过 " + longest + " 字"));
        }
    }
}
