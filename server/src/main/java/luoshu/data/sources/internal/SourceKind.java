package luoshu.data.sources.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

import luoshu.data.sources.SourceOutcome;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * How a kind of database is reached, read and sampled, as {@code packages/data/source-kinds.yaml} says.
 *
 * @param shipped  its driver comes with the platform
 * @param schemas  the schema by default; null: there are none in its databases
 * @param moving   statements of a session that moves tables; empty: tables of this kind cannot be moved yet
 * @param following properties of a connection that follows the log; empty: it cannot be followed
 * @param quote    sign before and sign behind a name
 * @param outcomes what SQLSTATEs and numbers of errors mean
 */
record SourceKind(String code, Text name, String driver, boolean shipped, int port, String url, List<String> properties, List<String> encrypted, List<String> plain, @Nullable String schemas,
                  List<String> session, List<String> moving, List<String> following, String test, String quote, List<String> relations, String sample, @Nullable String large, String value, @Nullable String rows, Map<String, SourceOutcome> outcomes) {

    /** Characters of a text that are looked at. */
    static final int LONGEST = 400;
    /** A table so many times larger than the sample is sampled all over. */
    private static final long LARGE = 50;

    boolean movable() {
        return !moving.isEmpty();
    }

    /** @param address as it was resolved, an IPv6 address in brackets */
    String url(String address, int port, String database) {
        return url.replace("{host}", address).replace("{port}", String.valueOf(port)).replace("{database}", database);
    }

    Properties properties(boolean tls, List<String> more) {
        Properties all = new Properties();
        properties.forEach(one -> put(all, one));
        more.forEach(one -> put(all, one));
        (tls ? encrypted : plain).forEach(one -> put(all, one));
        return all;
    }

    private static void put(Properties all, String one) {
        int at = one.indexOf('=');
        all.setProperty(one.substring(0, at), one.substring(at + 1));
    }

    Optional<String> schema(@Nullable String chosen, String user) {
        return schemas == null ? Optional.empty() : Optional.of(chosen != null ? chosen : schemas.replace("{USER}", user.toUpperCase(Locale.ROOT)));
    }

    String quoted(String identifier) {
        String close = quote.substring(1);
        return quote.charAt(0) + identifier.replace(close, close + close) + close;
    }

    /** A column as a text: PostgreSQL compares texts with texts only, others turn values into them. */
    String text(String column) {
        return quoted(column) + (code.equals("POSTGRESQL") ? "::text" : "");
    }

    /** @param about rows of the table, if known */
    String sampling(Optional<String> schema, String table, List<Sampled> columns, int rows, @Nullable Long about) {
        boolean everywhere = large != null && about != null && about > LARGE * rows;
        String select = columns.stream().map(this::fetched).collect(Collectors.joining(", "));
        String from = schema.map(name -> quoted(name) + ".").orElse("") + quoted(table);
        String sql = everywhere ? large.replace("{percent}", percent(rows, about)) : sample;
        return sql.replace("{rows}", String.valueOf(rows)).replace("{columns}", select).replace("{table}", from);
    }

    /** Twice of what is needed: blocks are not equally full. */
    private static String percent(int rows, long about) {
        return String.format(Locale.ROOT, "%.6f", Math.clamp(200.0 * rows / about, 0.000_1, 99.9));
    }

    private String fetched(Sampled column) {
        return column.text() ? value.replace("{longest}", String.valueOf(LONGEST)).replace("{column}", quoted(column.name())) : quoted(column.name());
    }

    /** A column to be sampled. */
    record Sampled(String name, boolean text) {
    }
}
