package luoshu.data.exchange.internal;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import luoshu.data.exchange.ExchangeField;
import luoshu.data.exchange.ExchangeFlowDraft;
import luoshu.data.exchange.ExchangeMode;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Storable;
import org.jspecify.annotations.Nullable;

/** What a flow may hold. Whether the tables are so is for the check. */
final class FlowBounds {

    private static final int MOST_FIELDS = 500;
    private static final int MOST_KEYS = 8;
    private static final int MOST_CODES = 2_000;
    private static final int LONGEST_NAME = 63;
    private final List<FieldError> errors = new ArrayList<>();

    private FlowBounds() {
    }

    /** @throws Invalid everything that is wrong */
    static void check(ExchangeFlowDraft draft) {
        FlowBounds bounds = new FlowBounds();
        bounds.all(draft);
        if (!bounds.errors.isEmpty()) {
            throw new Invalid(bounds.errors);
        }
    }

    private void all(ExchangeFlowDraft draft) {
        text("/name", draft.name(), 100, "请填写名称");
        if (draft.source() == null) {
            errors.add(new FieldError("/source", "required", "请选择来源数据源"));
        }
        if (draft.target() == null) {
            errors.add(new FieldError("/target", "required", "请选择目标数据源"));
        }
        text("/sourceTable", draft.sourceTable(), LONGEST_NAME, "请选择来源表");
        text("/targetTable", draft.targetTable(), LONGEST_NAME, "请填写目标表");
        if (draft.source() != null && draft.source().equals(draft.target()) && draft.sourceTable() != null && draft.sourceTable().equals(draft.targetTable())) {
            errors.add(new FieldError("/targetTable", "twice", "来源表和目标表是同一张表"));
        }
        mode(draft);
        keys(draft);
        fields(draft.fields());
        if (draft.schedule() != null) {
            time(draft.schedule().at());
        }
    }

    private void mode(ExchangeFlowDraft draft) {
        if (draft.mode() == null) {
            errors.add(new FieldError("/mode", "required", "请选择交换方式"));
        } else if (draft.mode() == ExchangeMode.INCREMENTAL) {
            text("/watermark", draft.watermark(), LONGEST_NAME, "增量交换需要水位字段");
        } else if (draft.watermark() != null || draft.control()) {
            errors.add(new FieldError(draft.control() ? "/control" : "/watermark", "not-here", "只有增量交换才有水位字段和控制字段"));
        }
        if (draft.mode() == ExchangeMode.CAPTURE) {
            capture(draft);
        } else if (draft.removal() != null) {
            errors.add(new FieldError("/removal", "not-here", "只有变更捕获才选择删除的处理方式"));
        }
    }

    private void capture(ExchangeFlowDraft draft) {
        if (draft.removal() == null) {
            errors.add(new FieldError("/removal", "required", "请选择来源删除的行在目标中怎样处理"));
        }
        if (draft.follows() != null) {
            errors.add(new FieldError("/follows", "not-here", "变更捕获一直运行，不能接在别的流程之后"));
        }
    }

    private void keys(ExchangeFlowDraft draft) {
        if (draft.keys().isEmpty() || draft.keys().size() > MOST_KEYS) {
            errors.add(new FieldError("/keys", draft.keys().isEmpty() ? "required" : "too-many", "请选择 1 到 " + MOST_KEYS + " 个关键字段"));
            return;
        }
        for (int i = 0; i < draft.keys().size(); i++) {
            String key = draft.keys().get(i);
            List<ExchangeField> moved = draft.fields().stream().filter(field -> key.equals(field.source())).toList();
            if (moved.size() != 1 || !moved.getFirst().codes().isEmpty() || draft.keys().indexOf(key) != i) {
                errors.add(new FieldError("/keys/" + i, "unknown", "关键字段要在字段对应中出现一次，并且不作代码转换"));
            }
        }
    }

    private void fields(List<ExchangeField> fields) {
        if (fields.isEmpty() || fields.size() > MOST_FIELDS) {
            errors.add(new FieldError("/fields", fields.isEmpty() ? "required" : "too-many", "请对应 1 到 " + MOST_FIELDS + " 个字段"));
            return;
        }
        Set<String> targets = new HashSet<>();
        for (int i = 0; i < fields.size(); i++) {
            ExchangeField field = fields.get(i);
            String at = "/fields/" + i;
            text(at + "/source", field.source(), LONGEST_NAME, "请选择来源字段");
            text(at + "/target", field.target(), LONGEST_NAME, "请填写目标字段");
            if (field.target() != null && !targets.add(field.target())) {
                errors.add(new FieldError(at + "/target", "twice", "目标字段出现了两次"));
            }
            if (field.longest() != null && (field.longest() < 1 || field.longest() > 1_000_000)) {
                errors.add(new FieldError(at + "/longest", "out-of-range", "应在 1 到 1000000 之间"));
            }
            pattern(at + "/pattern", field.pattern());
            range(at, field);
            codes(at + "/codes", field.codes());
        }
    }

    private void pattern(String at, @Nullable String pattern) {
        if (pattern == null) {
            return;
        }
        text(at, pattern, 200, "请填写格式");
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException wrong) {
            errors.add(new FieldError(at, "pattern", "不是正则表达式"));
        }
    }

    private void range(String at, ExchangeField field) {
        bound(at + "/from", field.from());
        bound(at + "/to", field.to());
        if (field.from() != null && field.to() != null && Conversion.number(field.from()).isPresent() != Conversion.number(field.to()).isPresent()) {
            errors.add(new FieldError(at + "/to", "pattern", "上下限要同为数字或者同为日期"));
        }
    }

    private void bound(String at, @Nullable String bound) {
        if (bound != null && Conversion.number(bound).isEmpty() && (bound.length() != 10 || Conversion.day(bound).isEmpty())) {
            errors.add(new FieldError(at, "pattern", "应为数字或者日期（yyyy-MM-dd）"));
        }
    }

    private void codes(String at, List<ExchangeField.CodePair> codes) {
        if (codes.size() > MOST_CODES) {
            errors.add(new FieldError(at, "too-many", "不超过 " + MOST_CODES + " 个代码"));
            return;
        }
        Set<String> from = new HashSet<>();
        for (int i = 0; i < codes.size(); i++) {
            text(at + "/" + i + "/from", codes.get(i).from(), 200, "请填写来源代码");
            text(at + "/" + i + "/to", codes.get(i).to(), 200, "请填写目标代码");
            if (codes.get(i).from() != null && !from.add(codes.get(i).from().strip())) {
                errors.add(new FieldError(at + "/" + i + "/from", "twice", "来源代码出现了两次"));
            }
        }
    }

    private void time(@Nullable String at) {
        try {
            if (at == null || at.length() != 5) {
                throw new DateTimeParseException("", String.valueOf(at), 0);
            }
            LocalTime.parse(at);
        } catch (DateTimeParseException wrong) {
            errors.add(new FieldError("/schedule/at", "pattern", "时间写作 HH:mm"));
        }
    }

    private void text(String at, @Nullable String text, int longest, String missing) {
        if (text == null || text.isBlank()) {
            errors.add(new FieldError(at, "required", missing));
            return;
        }
        Storable.check(text, at);
        if (text.codePointCount(0, text.length()) > longest) {
            errors.add(new FieldError(at, "too-long", "不超过 " + longest + " 字"));
        } else if (text.codePoints().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError(at, "pattern", "不能有控制字符"));
        }
    }
}
