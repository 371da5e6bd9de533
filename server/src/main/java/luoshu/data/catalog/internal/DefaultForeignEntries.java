package luoshu.data.catalog.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import luoshu.data.catalog.EntryChange;
import luoshu.data.catalog.ForeignEntries;
import luoshu.data.catalog.ForeignEntry;
import luoshu.data.catalog.ResourceDraft;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Storable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class DefaultForeignEntries implements ForeignEntries {

    private static final String CODE = "[0-9]{6}[123][0-9]{2}[0-9]{3}[0-9]{10}/[0-9]{6}";
    private static final int LONGEST_NAME = 200;
    private final ForeignEntryQueries queries;
    private final ResourceContent content;

    DefaultForeignEntries(ForeignEntryQueries queries, ResourceContent content) {
        this.queries = queries;
        this.content = content;
    }

    @Override
    public List<EntryChange> changedSince(long revision, int most) {
        return queries.changedSince(revision, most);
    }

    @Override
    public EntryChange current(String code) {
        return queries.current(code).orElseThrow(() -> new NotFound("resource"));
    }

    @Override
    @Transactional
    public void put(ForeignEntry entry) {
        check(entry);
        UUID id = queries.lock(entry.origin().division(), entry.code()).orElseGet(() -> queries.insert(entry));
        queries.put(id, entry);
    }

    private void check(ForeignEntry entry) {
        ResourceDraft said = entry.content();
        ResourceBounds.check(said, content);
        List<FieldError> errors = new ArrayList<>();
        need(errors, "/classification", said.classification());
        need(errors, "/grade", said.grade());
        need(errors, "/shareType", said.shareType());
        need(errors, "/openType", said.openType());
        need(errors, "/updateCycle", said.updateCycle());
        if (said.items().isEmpty()) {
            errors.add(new FieldError("/items", "required", "没有数据项"));
        }
        if (said.grade() != null && said.grade().confidentiality() > 0) {
            errors.add(new FieldError("/grade", "classified", "重要数据和核心数据的条目不经级联传送"));
        }
        if (!entry.code().matches(CODE)) {
            errors.add(new FieldError("/code", "pattern", "不是资源代码"));
        }
        if (entry.edition() < 1) {
            errors.add(new FieldError("/edition", "out-of-range", "版本号从 1 开始"));
        }
        named(errors, "/organ", entry.organ(), "[0-9A-Z]{18,21}");
        named(errors, "/duty", entry.duty(), "[a-z0-9-]{1,40}");
        named(errors, "/organName", entry.organName(), ".{1," + LONGEST_NAME + "}");
        named(errors, "/region", entry.region(), "[0-9]{12}");
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private static void need(List<FieldError> errors, String at, @Nullable Object value) {
        if (value == null) {
            errors.add(new FieldError(at, "required", "在用的条目必有此项"));
        }
    }

    private static void named(List<FieldError> errors, String at, String text, String form) {
        Storable.check(text, at);
        if (!text.matches(form)) {
            errors.add(new FieldError(at, "pattern", "格式不符"));
        }
    }

    @Override
    @Transactional
    public boolean withdraw(String origin, String code) {
        return queries.end(origin, code);
    }

    @Override
    public int count(String origin) {
        return queries.count(origin);
    }
}
