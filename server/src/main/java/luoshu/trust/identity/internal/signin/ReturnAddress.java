package luoshu.trust.identity.internal.signin;

import org.jspecify.annotations.Nullable;

/** Where the browser goes after a sign-in: only to places of ours, and never to another host, however it is spelt. */
final class ReturnAddress {

    private ReturnAddress() {
    }

    /** The authorisation request under way, or the start page of the kind of account. */
    static String authorization(@Nullable String wanted, String otherwise) {
        return wanted != null && wanted.startsWith("/oauth2/authorize?") && wanted.chars().noneMatch(Character::isISOControl) && wanted.length() < 8_000 ? wanted : otherwise;
    }

    /** A path of an application. */
    static String path(@Nullable String wanted, String root) {
        boolean local = wanted != null && wanted.startsWith(root) && !wanted.startsWith("//") && !wanted.contains("\\") && wanted.length() < 2_000
                && wanted.chars().noneMatch(Character::isISOControl);
        return local ? wanted : root;
    }
}
