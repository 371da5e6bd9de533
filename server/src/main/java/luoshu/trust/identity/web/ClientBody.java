package luoshu.trust.identity.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.trust.identity.internal.accounts.Account;
import org.jspecify.annotations.Nullable;

/** What an administrator says about a client. Addresses are exact, https (http on this machine only), without fragment, user or wildcard. */
record ClientBody(@Nullable String clientId, @Nullable String name, boolean confidential, @Nullable List<String> grantTypes, @Nullable List<String> redirectUris, @Nullable List<String> postLogoutUris,
                  @Nullable String backChannelLogout, @Nullable List<String> scopes, Account.@Nullable Kind audience, @Nullable String idTokenAlgorithm, @Nullable Boolean consent,
                  @Nullable Boolean enabled) {

    private static final Set<String> GRANT_TYPES = Set.of("authorization_code", "refresh_token", "client_credentials");

    ClientBody {
        redirectUris = redirectUris == null ? List.of() : redirectUris;
        postLogoutUris = postLogoutUris == null ? List.of() : postLogoutUris;
        scopes = scopes == null ? List.of() : scopes;
        grantTypes = grantTypes == null ? List.of() : grantTypes;
    }

    /** @throws Invalid with everything that is wrong */
    ClientBody checked() {
        List<FieldError> errors = new ArrayList<>();
        if (clientId == null || !clientId.matches("[a-z][a-z0-9._-]{2,63}") || clientId.equals("portal") || clientId.equals("workbench")) {
            errors.add(new FieldError("/clientId", "client-id", "客户端标识以小写字母开头，3 至 64 位"));
        }
        if (name == null || name.isBlank() || name.length() > 60) {
            errors.add(new FieldError("/name", "required", "请填写名称，最多 60 个字"));
        }
        if (grantTypes.isEmpty() || !GRANT_TYPES.containsAll(grantTypes) || grantTypes.contains("refresh_token") && !grantTypes.contains("authorization_code")) {
            errors.add(new FieldError("/grantTypes", "unknown", "授权方式不正确"));
        }
        if (grantTypes.contains("client_credentials") && !confidential) {
            errors.add(new FieldError("/confidential", "required", "系统调用须使用密钥"));
        }
        if (grantTypes.contains("authorization_code") && redirectUris.isEmpty()) {
            errors.add(new FieldError("/redirectUris", "required", "请填写回调地址"));
        }
        if (idTokenAlgorithm != null && !Set.of("ES256", "RS256").contains(idTokenAlgorithm)) {
            errors.add(new FieldError("/idTokenAlgorithm", "unknown", "签名算法为 ES256 或 RS256"));
        }
        if (scopes.size() > 30 || scopes.stream().anyMatch(scope -> !scope.matches("[a-z][a-z0-9:._-]{1,63}"))) {
            errors.add(new FieldError("/scopes", "malformed", "权限范围不正确"));
        }
        addresses(errors, "/redirectUris", redirectUris);
        addresses(errors, "/postLogoutUris", postLogoutUris);
        addresses(errors, "/backChannelLogout", backChannelLogout == null ? List.of() : List.of(backChannelLogout));
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return this;
    }

    private static void addresses(List<FieldError> errors, String pointer, List<String> addresses) {
        if (addresses.size() > 20) {
            errors.add(new FieldError(pointer, "too-many", "最多 20 个地址"));
        }
        addresses.stream().filter(address -> !acceptable(address)).forEach(address -> errors.add(new FieldError(pointer, "address", "地址须为完整的 https 地址，不含 #、* 和未编码的文字")));
    }

    private static boolean acceptable(String address) {
        try {
            URI uri = new URI(address);
            boolean loopback = "localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost()) || "[::1]".equals(uri.getHost());
            return uri.getHost() != null && uri.getFragment() == null && uri.getUserInfo() == null && !address.contains("*") && address.length() < 500 && uri.toASCIIString().equals(address)
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && loopback);
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
