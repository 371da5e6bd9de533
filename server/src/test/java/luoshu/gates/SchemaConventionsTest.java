package luoshu.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import luoshu.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every table of ours keeps to. Libraries' own tables (Flyway, Flowable, db-scheduler) are not ours to judge. */
@ServerTest
class SchemaConventionsTest {

    private static final String OURS = """
            n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'public', 'luoshu') and n.nspname not like 'pg_%'
            and c.relname not like 'act_%' and c.relname not like 'flw_%' and c.relname <> 'scheduled_tasks'""";

    @Autowired
    JdbcClient jdbc;

    @Test
    void columns_are_text_timestamptz_uuid_or_numbers() {
        assertThat(names("""
                select n.nspname || '.' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and %s
                  and format_type(a.atttypid, null) in ('character varying', 'character', 'timestamp without time zone', 'time with time zone', 'money', 'real', 'json')
                """)).isEmpty();
    }

    @Test
    void every_table_says_how_long_its_rows_are_kept() {
        assertThat(names("""
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and not c.relispartition and %s and coalesce(obj_description(c.oid), '') not ilike '%%keep%%'
                """)).isEmpty();
    }

    @Test
    void every_table_has_a_primary_key() {
        assertThat(names("""
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and %s and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')
                """)).isEmpty();
    }

    @Test
    void foreign_keys_are_indexed_and_stay_in_their_schema_except_to_cases() {
        assertThat(names("""
                select n.nspname || '.' || c.relname || ' ' || k.conname
                from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
                     join pg_class target on target.oid = k.confrelid join pg_namespace tn on tn.oid = target.relnamespace
                where k.contype = 'f' and %s
                  and ((tn.nspname <> n.nspname and tn.nspname <> 'cases')
                       or not exists (select from pg_index i where i.indrelid = c.oid and i.indkey[0] = k.conkey[1]))
                """)).isEmpty();
    }

    private List<String> names(String sql) {
        return new ArrayList<>(jdbc.sql(sql.formatted(OURS)).query(String.class).list());
    }
}
