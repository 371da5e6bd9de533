package luoshu.data.sources.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code luoshu.sources}.
 *
 * @param hosts   addresses (CIDR) and names ({@code *.db.example.cn}) of databases that may be reached; absent: in a demonstration this machine, else none
 * @param drivers folder with a folder of jars per kind; absent: {@code drivers} in the data folder
 * @param connect how long to wait for a connection, the login included
 * @param answer  how long to wait for any one answer
 * @param moving  how long to wait for any one answer while tables are moved
 * @param tables  most tables that are read of a schema
 * @param columns most columns of a table
 * @param rows    most rows that are sampled of a table
 * @param lost    a reading that was silent for so long belongs to nobody any more
 * @param serving most connections to one source that are kept to answer calls, on a node
 */
@ConfigurationProperties("luoshu.sources")
record SourceSettings(@Nullable List<String> hosts, @Nullable Path drivers, @DefaultValue("15s") Duration connect, @DefaultValue("60s") Duration answer, @DefaultValue("10m") Duration moving, @DefaultValue("2000") int tables,
                      @DefaultValue("500") int columns, @DefaultValue("1000") int rows, @DefaultValue("5m") Duration lost, @DefaultValue("4") int serving) {
}
