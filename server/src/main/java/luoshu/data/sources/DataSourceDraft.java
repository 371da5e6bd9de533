package luoshu.data.sources;

import org.jspecify.annotations.Nullable;

/**
 * Where a database is and who reads it: parts, never an address with parameters.
 *
 * @param kind     code of a kind of {@code packages/data/source-kinds.yaml}
 * @param host     name or address
 * @param database database, or service of Oracle
 * @param schema   absent: the one the kind has by default
 * @param password absent: stays as it is
 * @param target   whether the platform may write to it: exchange flows end there; absent: it is only read
 */
public record DataSourceDraft(@Nullable String name, @Nullable String kind, @Nullable String host, @Nullable Integer port, @Nullable String database, @Nullable String schema, @Nullable String user,
                              @Nullable String password, boolean tls, @Nullable Boolean target) {

    public boolean writable() {
        return Boolean.TRUE.equals(target);
    }

    /** Without the password: records are printed. */
    @Override
    public String toString() {
        return "DataSourceDraft[" + kind + " " + host + ":" + port + "/" + database + "]";
    }
}
