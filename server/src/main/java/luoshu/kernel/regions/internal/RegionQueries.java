package luoshu.kernel.regions.internal;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import luoshu.kernel.regions.Region;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.regions.RegionKind;
import luoshu.kernel.regions.RegionLevel;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The SQL of the divisions. */
@Component
public class RegionQueries {

    private static final Logger log = LoggerFactory.getLogger(RegionQueries.class);
    private static final String SELECT = """
            select r.code, r.name, r.level, r.kind, r.parent, r.statutory_parent, r.valid_from, r.valid_to, r.successor,
                   exists (select from regions.region c where c.parent = r.code and c.valid_to is null) as has_children
            from regions.region r
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final TransactionTemplate transaction;

    RegionQueries(JdbcClient jdbc, JdbcTemplate template, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.template = template;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Brings the table to the shipped content; nothing happens while its hash is the one loaded last. Several nodes may start at once. */
    public void load() {
        DivisionFiles files = new DivisionFiles();
        String hash = files.sha256();
        if (hash.equals(loadedHash())) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtext('regions.load'))").query((row, n) -> true).single();
            if (hash.equals(loadedHash())) {
                return;
            }
            long started = System.nanoTime();
            template.execute("delete from regions.region");
            long rows = copy(files.rows());
            jdbc.sql("insert into regions.loaded (source, sha256) values ('divisions', :hash) on conflict (source) do update set sha256 = :hash, at = now()").param("hash", hash).update();
            log.info("loaded {} divisions in {} ms", rows, (System.nanoTime() - started) / 1_000_000);
        });
        template.execute("analyze regions.region");
    }

    private @Nullable String loadedHash() {
        return jdbc.sql("select sha256 from regions.loaded where source = 'divisions'").query(String.class).optional().orElse(null);
    }

    private long copy(List<DivisionFiles.Row> rows) {
        StringBuilder text = new StringBuilder(6_000_000);
        for (DivisionFiles.Row row : rows) {
            text.append(row.code()).append('\t').append(row.name()).append('\t').append(row.level()).append('\t').append(row.kind());
            for (String field : new String[] {row.parent(), row.statutoryParent(), row.validFrom(), row.validTo(), row.successor(), row.basis()}) {
                text.append('\t').append(field == null ? "\\N" : field);
            }
            text.append('\n');
        }
        Long copied = template.execute((Connection connection) -> {
            try {
                return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(
                        "copy regions.region (code, name, level, kind, parent, statutory_parent, valid_from, valid_to, successor, basis) from stdin", new StringReader(text.toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return copied == null ? 0 : copied;
    }

    /** Everything above the villages, about 2 800 rows. */
    public List<Region> listAboveVillages() {
        return jdbc.sql(SELECT + " where r.level <> 'VILLAGE'").query(RegionQueries::region).list();
    }

    /** Some 52 000 rows; without asking each whether it has children. */
    public List<Region> listVillages() {
        return jdbc.sql("""
                select r.code, r.name, r.level, r.kind, r.parent, r.statutory_parent, r.valid_from, r.valid_to, r.successor, false as has_children
                from regions.region r where r.level = 'VILLAGE' and r.valid_to is null
                """).query(RegionQueries::region).list();
    }

    public Optional<Region> findVillage(RegionCode code) {
        return jdbc.sql(SELECT + " where r.code = :code").param("code", code.value()).query(RegionQueries::region).optional();
    }

    public List<Region> listVillages(RegionCode township) {
        return jdbc.sql(SELECT + " where r.parent = :parent and r.valid_to is null order by r.code limit 1000").param("parent", township.value()).query(RegionQueries::region).list();
    }

    private static Region region(ResultSet row, int number) throws SQLException {
        RegionKind kind = RegionKind.valueOf(row.getString("kind"));
        String code = row.getString("code");
        String parent = row.getString("parent");
        String statutory = row.getString("statutory_parent");
        boolean runByProvince = kind == RegionKind.CITY || parent != null && !parent.equals(statutory);
        return new Region(RegionCode.of(code), row.getString("name"), RegionLevel.valueOf(row.getString("level")), kind, code(parent), code(statutory),
                row.getBoolean("has_children"), kind == RegionKind.ZONE, runByProvince, row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class), code(row.getString("successor")));
    }

    private static @Nullable RegionCode code(@Nullable String value) {
        return value == null ? null : new RegionCode(value);
    }
}
