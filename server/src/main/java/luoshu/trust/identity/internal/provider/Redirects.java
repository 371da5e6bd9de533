package luoshu.trust.identity.internal.provider;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** Addresses of clients with an answer in their query. */
final class Redirects {

    private Redirects() {
    }

    /**
     * @param address encoded and without fragment, as clients are registered; it is kept to the letter
     * @param query   names and values in turn; a value that is null is left out with its name
     */
    static String with(String address, @Nullable String... query) {
        StringBuilder to = new StringBuilder(address);
        char joint = address.indexOf('?') < 0 ? '?' : '&';
        for (int i = 0; i < query.length; i += 2) {
            if (query[i + 1] != null) {
                to.append(joint).append(query[i]).append('=').append(UriUtils.encode(query[i + 1], StandardCharsets.UTF_8));
                joint = '&';
            }
        }
        return to.toString();
    }
}
