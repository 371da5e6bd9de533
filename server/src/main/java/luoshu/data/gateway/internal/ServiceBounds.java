package luoshu.data.gateway.internal;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import luoshu.data.gateway.ServiceDraft;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Storable;
import org.jspecify.annotations.Nullable;

/** What a registration may hold. */
final class ServiceBounds {

    private static final int LONGEST_ADDRESS = 500;
    private final List<FieldError> errors = new ArrayList<>();

    /** @throws Invalid everything that is wrong */
    static void check(ServiceDraft draft) {
        ServiceBounds bounds = new ServiceBounds();
        bounds.text("/name", draft.name(), 100, "请填写名称");
        bounds.address("/baseUrl", draft.baseUrl());
        if (draft.testUrl() != null && !draft.testUrl().isBlank()) {
            bounds.address("/testUrl", draft.testUrl());
        }
        if (!draft.document().matches("/[A-Za-z0-9._~/-]{0,200}")) {
            bounds.errors.add(new FieldError("/document", "pattern", "应为以 / 开头的路径，不带参数"));
        }
        bounds.range("/timeoutMillis", draft.timeoutMillis(), 100, 60_000);
        bounds.range("/atOnce", draft.atOnce(), 1, 1_000);
        if (draft.publicKey() != null && !draft.publicKey().isBlank()) {
            try {
                PublicKeys.read(draft.publicKey(), "/publicKey");
            } catch (Invalid wrong) {
                bounds.errors.addAll(wrong.errors());
            }
        }
        bounds.done();
    }

    void error(FieldError error) {
        errors.add(error);
    }

    /** @throws Invalid everything that was wrong */
    void done() {
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private void address(String at, String address) {
        try {
            URI uri = new URI(address.strip());
            boolean plain = uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
            if (address.length() > LONGEST_ADDRESS || !plain || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) || uri.getRawPath().endsWith("/") || uri.getRawPath().contains("..")) {
                errors.add(new FieldError(at, "address", "应为 http(s)://主机[:端口][/路径]，末尾不带 /，不带用户名和参数"));
            }
        } catch (java.net.URISyntaxException wrong) {
            errors.add(new FieldError(at, "address", "不是网址"));
        }
    }

    void range(String at, int value, int least, int most) {
        if (value < least || value > most) {
            errors.add(new FieldError(at, "out-of-range", "应在 " + least + " 到 " + most + " 之间"));
        }
    }

    void text(String at, @Nullable String text, int longest, String missing) {
        if (text == null || text.isBlank()) {
            errors.add(new FieldError(at, "required", missing));
            return;
        }
        Storable.check(text, at);
        if (text.codePointCount(0, text.length()) > longest || text.codePoints().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError(at, "too-long", "不超过 " + longest + " 字，不能有控制字符"));
        }
    }
}
