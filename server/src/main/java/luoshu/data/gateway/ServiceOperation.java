package luoshu.data.gateway;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An operation as the service's document tells it.
 *
 * @param path     template below the base address: {@code /persons/{id}}
 * @param resource the entry of the catalogue it gives, under whose contracts it is called; absent: under none
 * @param subject  parameter that holds the identity number of the person asked about
 * @param rows     JSON pointer in the answer to the rows, an array or one object; empty: the answer itself
 * @param removed  the document has it no more
 */
public record ServiceOperation(String method, String path, String summary, List<OperationParameter> parameters, @Nullable UUID resource, @Nullable String resourceName, @Nullable String subject, String rows,
                               boolean removed, Instant changedAt) {
}
