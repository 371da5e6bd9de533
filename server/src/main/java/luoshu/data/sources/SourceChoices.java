package luoshu.data.sources;

import java.util.List;

import luoshu.kernel.texts.Text;

/** What can be registered here. {@code hosts}: addresses and names that may be reached, as configured; empty: none. {@code rows}: most rows that are sampled of a table. */
public record SourceChoices(List<SourceKindChoice> kinds, List<String> hosts, int rows) {

    /** {@code schemas}: whether a database of this kind has schemas; {@code driver}: whether this server has its driver; {@code movable}: whether its tables can be exchanged. */
    public record SourceKindChoice(String code, Text name, int port, boolean schemas, boolean driver, boolean movable) {
    }
}
