package luoshu.kernel.tasks;

import java.util.UUID;

/** A filter somebody saved for one list; {@code query} is the query string of the list's address. */
public record SavedFilter(UUID id, String list, String name, String query, boolean isDefault) {
}
