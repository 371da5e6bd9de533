package luoshu.data.objections;

import java.util.UUID;

/**
 * A value that a source gives about somebody.
 *
 * @param subject  the party it is about
 * @param resource entry of the catalogue; {@code field}: column of it, {@code item}: its name
 */
public record Datum(UUID subject, UUID resource, String field, String item) {
}
