package luoshu.data.gateway;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the platform asks for an application, on behalf of the organ that asks under the contract.
 *
 * @param path        of the operation, with its variables filled in, percent-encoded: {@code /persons/41…}
 * @param query       percent-encoded; absent: none
 * @param person      on whose account it is asked, up to 64 characters
 * @param matter      12 digits
 * @param application id of the application, or number of the case
 * @param purpose     up to 200 characters
 * @param fields      wished; empty: all that are agreed
 */
public record PlatformQuestion(String contract, String path, @Nullable String query, String person, String matter, String application, String purpose, List<String> fields) {

    public PlatformQuestion {
        fields = List.copyOf(fields);
    }
}
