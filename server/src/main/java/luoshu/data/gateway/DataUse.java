package luoshu.data.gateway;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A use of shared data as both its sides see it. What was asked about whom is not in it.
 *
 * @param person   who asked, as their system says
 * @param fields   that were asked for
 * @param status   HTTP; absent: what became of it is not known
 * @param code     {@code ok} or the code of the refusal
 * @param question SM3 of what was signed, hexadecimal
 * @param answer   SM3 of the body that was sent
 */
public record DataUse(UUID id, Instant at, String contract, String resourceName, String providerName, String askerName, String systemName, Environment environment, String person, @Nullable String matter,
                      @Nullable String caseNumber, String purpose, String operation, List<String> fields, @Nullable Integer status, @Nullable String code, @Nullable CallFault fault, int rows, int millis, boolean cached,
                      String question, @Nullable String answer) {

    public DataUse {
        fields = List.copyOf(fields);
    }
}
