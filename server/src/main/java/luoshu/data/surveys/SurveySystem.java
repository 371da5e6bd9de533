package luoshu.data.surveys;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A system of an organ. Anything may be missing while it is written.
 *
 * @param database  kind of database, a code of the content
 * @param matters   basic codes of the matters it serves
 * @param tables    how many tables of business data
 * @param resources codes of the organ's entries of the catalogue that hold its data
 * @param reason    why nothing of it is registered
 */
public record SurveySystem(@Nullable String name, @Nullable String purpose, @Nullable String database, List<String> matters, @Nullable Integer tables, List<String> resources, @Nullable String reason) {

    public SurveySystem {
        matters = matters == null ? List.of() : List.copyOf(matters);
        resources = resources == null ? List.of() : List.copyOf(resources);
    }
}
