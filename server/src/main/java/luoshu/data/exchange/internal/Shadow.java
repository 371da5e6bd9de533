package luoshu.data.exchange.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import luoshu.data.exchange.ExchangeFinding;

/**
 * A table beside the target that is filled while the target is read, and takes its place in one transaction: with its names, owner, rights and comment. What hangs on the target otherwise – views,
 * triggers, foreign keys, sequences of its own – would stay behind with the old table; a target that has such things is refused before the first row.
 */
final class Shadow {

    private final Connection target;
    private final PgTable table;
    private final String name;

    Shadow(Connection target, PgTable table, UUID flow) {
        this.target = target;
        this.table = table;
        this.name = "luoshu_x_" + flow.toString().replace("-", "");
    }

    String name() {
        return name;
    }

    String quoted() {
        return PgNames.quoted(table.schema(), name);
    }

    void make() throws SQLException {
        drop();
        run("create table %s (like %s including all)".formatted(quoted(), table.quoted()));
    }

    void drop() throws SQLException {
        run("drop table if exists %s".formatted(quoted()));
    }

    /** Held while it is read back: nobody writes to it. */
    void lock() throws SQLException {
        run("lock table %s in exclusive mode".formatted(quoted()));
    }

    void lockTarget() throws SQLException {
        run("lock table %s in access exclusive mode".formatted(table.quoted()));
    }

    /** In the transaction that has locked the target. */
    List<String> afterDrop() throws SQLException {
        List<String> after = new ArrayList<>();
        after.add("alter table %s rename to %s".formatted(quoted(), PgNames.quoted(table.name())));
        after.addAll(sentences("""
                with list as (select c.relname, i.indrelid, pg_catalog.concat_ws('|', i.indisprimary, i.indisunique, c.relam, array(select pg_catalog.pg_get_indexdef(i.indexrelid, k, true)
                                  from pg_catalog.generate_series(1, i.indnatts) k), pg_catalog.pg_get_expr(i.indpred, i.indrelid)) as form, i.indexrelid
                              from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid where i.indrelid in (?::pg_catalog.regclass, ?::pg_catalog.regclass)),
                     numbered as (select l.*, pg_catalog.row_number() over (partition by l.indrelid, l.form order by l.indexrelid) as place from list l)
                select pg_catalog.format('alter index %I.%I rename to %I', ?::text, made.relname, old.relname) from numbered old
                join numbered made on made.form = old.form and made.place = old.place and made.indrelid = ?::pg_catalog.regclass where old.indrelid = ?::pg_catalog.regclass
                """, table.quoted(), quoted(), table.schema(), quoted(), table.quoted()));
        after.addAll(sentences("""
                select pg_catalog.format('alter table %s owner to %I', ?::text, r.rolname) from pg_catalog.pg_class c join pg_catalog.pg_roles r on r.oid = c.relowner
                where c.oid = ?::pg_catalog.regclass and r.rolname <> current_user
                union all
                select pg_catalog.format('comment on table %s is %L', ?::text, pg_catalog.obj_description(?::pg_catalog.regclass, 'pg_class'))
                where pg_catalog.obj_description(?::pg_catalog.regclass, 'pg_class') is not null
                union all
                select pg_catalog.format('grant %s on table %s to %s%s', p.privilege_type, ?::text, case when p.grantee = 0 then 'public' else pg_catalog.quote_ident(r.rolname) end,
                    case when p.is_grantable then ' with grant option' else '' end)
                from pg_catalog.pg_class c cross join lateral pg_catalog.aclexplode(c.relacl) p left join pg_catalog.pg_roles r on r.oid = p.grantee
                where c.oid = ?::pg_catalog.regclass and p.grantee <> c.relowner
                """, table.quoted(), table.quoted(), table.quoted(), table.quoted(), table.quoted(), table.quoted(), table.quoted()));
        return after;
    }

    void dropTarget() throws SQLException {
        run("drop table %s".formatted(table.quoted()));
    }

    void each(List<String> sentences) throws SQLException {
        for (String sentence : sentences) {
            run(sentence);
        }
    }

    private List<String> sentences(String sql, String... values) throws SQLException {
        List<String> sentences = new ArrayList<>();
        try (PreparedStatement statement = target.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sentences.add(row.getString(1));
                }
            }
        }
        return sentences;
    }

    /** What would be lost with the old table. */
    List<ExchangeFinding> hangingOn() throws SQLException {
        return sentences("""
                select * from (
                    select '视图 ' || v.relname from pg_catalog.pg_depend d join pg_catalog.pg_rewrite w on d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass and w.oid = d.objid
                        join pg_catalog.pg_class v on v.oid = w.ev_class where d.refobjid = ?::pg_catalog.regclass and w.ev_class <> d.refobjid group by v.relname
                    union all select '触发器 ' || t.tgname from pg_catalog.pg_trigger t where t.tgrelid = ?::pg_catalog.regclass and not t.tgisinternal
                    union all select '外键 ' || k.conname from pg_catalog.pg_constraint k where k.contype = 'f' and ?::pg_catalog.regclass in (k.conrelid, k.confrelid)
                    union all select '序列 ' || s.relname from pg_catalog.pg_depend d join pg_catalog.pg_class s on s.oid = d.objid and s.relkind = 'S'
                        where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refobjid = ?::pg_catalog.regclass and d.deptype in ('a', 'i')
                    union all select '继承表 ' || c.relname from pg_catalog.pg_inherits i join pg_catalog.pg_class c on c.oid in (i.inhrelid, i.inhparent) and c.oid <> ?::pg_catalog.regclass
                        where ?::pg_catalog.regclass in (i.inhrelid, i.inhparent)
                    union all select '行级安全策略' from pg_catalog.pg_class c where c.oid = ?::pg_catalog.regclass and c.relrowsecurity
                    union all select '字段 ' || a.attname || ' 的单独授权' from pg_catalog.pg_attribute a where a.attrelid = ?::pg_catalog.regclass and a.attacl is not null
                    union all select '发布 ' || p.pubname from pg_catalog.pg_publication_rel r join pg_catalog.pg_publication p on p.oid = r.prpubid where r.prrelid = ?::pg_catalog.regclass
                ) hanging (what) order by what limit 20
                """, table.quoted(), table.quoted(), table.quoted(), table.quoted(), table.quoted(), table.quoted(), table.quoted(), table.quoted(), table.quoted()).stream()
                .map(what -> new ExchangeFinding("target-cannot-be-swapped", null, "目标表 " + table.name() + " 有" + what + "，整表交换替换后会丢失；请改用增量交换，或者去掉它")).toList();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = target.createStatement()) {
            statement.execute(sql);
        }
    }
}
