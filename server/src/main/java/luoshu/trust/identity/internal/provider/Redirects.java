package luoshu.trust.identity.internal.provider;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Addresses of clients with an answer in their query. */
final class Redirects {

    private Redirects() {
    }

    /** @param query names and values in turn; a value that is null is left out with its name */
    static String with(String address, @Nullable String... query) {
        UriComponentsBuilder to = UriComponentsBuilder.fromUriString(address);
        for (int i = 0; i < query.length; i += 2) {
            if (query[i + 1] != null) {
                to.queryParam(String.valueOf(query[i]), UriUtils.encode(query[i + 1], StandardCharsets.UTF_8));
            }
        }
        return to.build(true).toUriString();
    }
}
