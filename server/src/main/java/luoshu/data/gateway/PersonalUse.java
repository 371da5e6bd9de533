package luoshu.data.gateway;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A use of data about a person, as the person sees it 谁查了我的数据. {@code fields}: names of the items that were given; {@code given}: data were given, else there were none or the question was refused. */
public record PersonalUse(UUID id, Instant at, String askerName, String systemName, String providerName, String resourceName, String purpose, @Nullable String matter, @Nullable String caseNumber, String ground, List<String> fields,
                          boolean given) {

    public PersonalUse {
        fields = List.copyOf(fields);
    }
}
