package luoshu.data.sources.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import luoshu.data.sources.DataSourceDraft;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Storable;
import org.jspecify.annotations.Nullable;

/** What a registration may hold. Whatever goes into an address has no sign that means anything in one: no parameter of a driver comes from a person. */
final class SourceBounds {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9a-fA-F:]{2,39}");
    private static final Pattern DATABASE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.$-]{0,119}");
    private static final Pattern SCHEMA = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.$# -]{0,119}");
    private final List<FieldError> errors = new ArrayList<>();

    private SourceBounds() {
    }

    /**
     * The draft as it is kept: ends of texts cut off, an empty schema absent.
     *
     * @param before the source it changes
     * @throws Invalid everything that is wrong
     */
    static DataSourceDraft check(DataSourceDraft draft, SourceKinds kinds, @Nullable SourceFile before) {
        SourceBounds bounds = new SourceBounds();
        bounds.all(draft, kinds, before);
        if (!bounds.errors.isEmpty()) {
            throw new Invalid(bounds.errors);
        }
        String schema = draft.schema() == null || draft.schema().isBlank() ? null : draft.schema().strip();
        return new DataSourceDraft(strip(draft.name()), draft.kind(), strip(draft.host()), draft.port(), strip(draft.database()), schema, strip(draft.user()), absent(draft.password()) ? null : draft.password(),
                draft.tls(), draft.writable());
    }

    private void all(DataSourceDraft draft, SourceKinds kinds, @Nullable SourceFile before) {
        text("/name", draft.name(), 100, "请填写名称");
        Optional<SourceKind> kind = draft.kind() == null ? Optional.empty() : kinds.find(draft.kind());
        if (kind.isEmpty()) {
            errors.add(new FieldError("/kind", draft.kind() == null ? "required" : "unknown", draft.kind() == null ? "请选择数据库类型" : "没有这种数据库类型"));
        }
        pattern("/host", draft.host(), HOST, "主机名或者 IP 地址，不带端口和参数", "请填写主机");
        if (draft.port() == null || draft.port() < 1 || draft.port() > 65_535) {
            errors.add(new FieldError("/port", "out-of-range", "应在 1 到 65535 之间"));
        }
        pattern("/database", draft.database(), DATABASE, "数据库名由字母、数字、_ . $ - 组成，不带参数", "请填写数据库名");
        if (draft.schema() != null && !draft.schema().isBlank()) {
            pattern("/schema", draft.schema(), SCHEMA, "模式名由文字、数字、_ . $ # - 组成", "");
        }
        text("/user", draft.user(), 128, "请填写用户名");
        password(draft, before);
        if (draft.writable() && kind.isPresent() && !kind.get().movable()) {
            errors.add(new FieldError("/target", "unknown", "平台还不能写入这类数据库"));
        }
    }

    /** Who changes where a password goes has to know it. */
    private void password(DataSourceDraft draft, @Nullable SourceFile before) {
        if (!absent(draft.password())) {
            text("/password", draft.password(), 256, "请填写密码");
        } else if (before == null) {
            errors.add(new FieldError("/password", "required", "请填写密码"));
        } else if (!before.kind().equals(draft.kind()) || !before.host().equalsIgnoreCase(strip(draft.host())) || !Integer.valueOf(before.port()).equals(draft.port()) || !before.user().equals(strip(draft.user()))
                || before.tls() && !draft.tls()) {
            errors.add(new FieldError("/password", "password-anew", "服务器、用户或者加密方式有变动，请重新填写密码"));
        }
    }

    private static boolean absent(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private static String strip(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private void pattern(String at, @Nullable String text, Pattern pattern, String should, String missing) {
        if (strip(text).isEmpty()) {
            errors.add(new FieldError(at, "required", missing));
        } else if (!pattern.matcher(strip(text)).matches()) {
            errors.add(new FieldError(at, "pattern", should));
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
