package luoshu.data.exchange.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import luoshu.data.exchange.ExchangeField;
import luoshu.data.exchange.ExchangeFinding;

/** What a source has to be for its changes to be followed, and, where it is not, what its administrator has to do. */
final class CaptureNeeds {

    /** {@code wal_status} of a slot, by which a lost one is known, came with 13. */
    private static final int OLDEST = 130_000;
    /** The one that is kept, and the one that is made for each comparison. */
    private static final int SLOTS = 2;
    private final Connection source;
    private final ExchangeContent content;
    private final PgTable table;
    private final CaptureSlot slot;
    private final List<ExchangeFinding> findings = new ArrayList<>();

    private CaptureNeeds(Connection source, ExchangeContent content, PgTable table, UUID flow) {
        this.source = source;
        this.content = content;
        this.table = table;
        this.slot = new CaptureSlot(flow);
    }

    static List<ExchangeFinding> findings(Connection source, ExchangeContent content, PgTable table, UUID flow) throws SQLException {
        CaptureNeeds needs = new CaptureNeeds(source, content, table, flow);
        needs.server();
        needs.slots();
        needs.table();
        needs.identity();
        needs.publication();
        return needs.findings;
    }

    /** The table alone, and its publication: of a source that is followed already. */
    static List<ExchangeFinding> ofTable(Connection source, ExchangeContent content, PgTable table, UUID flow) throws SQLException {
        CaptureNeeds needs = new CaptureNeeds(source, content, table, flow);
        needs.table();
        needs.identity();
        needs.publication();
        return needs.findings;
    }

    private void told(String code, String sentence) {
        findings.add(new ExchangeFinding(code, null, sentence));
    }

    private List<String> row(String sql) throws SQLException {
        try (Statement statement = source.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            if (row.next()) {
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(row.getString(i)));
                }
            }
            return values;
        }
    }

    private void server() throws SQLException {
        List<String> said = row("""
                select pg_catalog.current_setting('server_version_num'), pg_catalog.current_setting('wal_level'), pg_catalog.pg_is_in_recovery(), r.rolreplication or r.rolsuper, r.rolname,
                       pg_catalog.current_setting('server_version')
                from pg_catalog.pg_roles r where r.rolname = current_user
                """);
        if (Integer.parseInt(said.get(0)) < OLDEST) {
            told("source-too-old", "来源库是 PostgreSQL " + said.get(5) + "，变更捕获需要 13 或者更新的版本");
        }
        if (said.get(2).equals("t")) {
            told("source-is-standby", "来源库是只读的备库，变更捕获要连接主库");
        }
        if (!said.get(1).equals("logical")) {
            told("wal-level", "来源库的 wal_level 是 " + said.get(1) + "，变更捕获需要 logical：请来源库管理员执行 ALTER SYSTEM SET wal_level = 'logical' 并重新启动数据库");
        }
        if (!said.get(3).equals("t")) {
            told("no-replication", "来源库的用户 " + said.get(4) + " 没有复制权限：请来源库管理员执行 ALTER ROLE " + PgNames.quoted(said.get(4)) + " REPLICATION");
        }
    }

    private void slots() throws SQLException {
        List<String> said = row("""
                select pg_catalog.count(*), pg_catalog.count(*) filter (where slot_name in ('%1$s', '%1$s_r')), pg_catalog.current_setting('max_replication_slots')::int,
                       (select pg_catalog.count(*) from pg_catalog.pg_stat_replication), pg_catalog.current_setting('max_wal_senders')::int,
                       pg_catalog.bool_or(slot_name = '%1$s' and (database is distinct from pg_catalog.current_database() or plugin is distinct from 'pgoutput'))
                from pg_catalog.pg_replication_slots
                """.formatted(slot.name()));
        long mine = Long.parseLong(said.get(1));
        long others = Long.parseLong(said.get(0)) - mine;
        if (mine == 0 && others + SLOTS > Long.parseLong(said.get(2))) {
            told("no-slot-free", "来源库的复制槽已经用了 " + others + " 个，上限 " + said.get(2) + " 个，变更捕获还要 " + SLOTS + " 个：请来源库管理员删除不用的复制槽，或者调大 max_replication_slots 并重新启动数据库");
        }
        if (mine == 0 && Long.parseLong(said.get(3)) + SLOTS > Long.parseLong(said.get(4))) {
            told("no-sender-free", "来源库的复制连接已经用了 " + said.get(3) + " 个，上限 " + said.get(4) + " 个：请来源库管理员调大 max_wal_senders 并重新启动数据库");
        }
        if (said.get(5).equals("t")) {
            told("slot-taken", "来源库已有名为 " + slot.name() + " 的复制槽，但它不属于这个流程：请来源库管理员删除它");
        }
    }

    private void table() throws SQLException {
        List<String> said = row("select c.relkind, c.relpersistence from pg_catalog.pg_class c where c.oid = %s::pg_catalog.regclass".formatted(PgNames.literal(table.quoted(), "text")));
        if (!said.getFirst().equals("r")) {
            told("source-is-no-table", "来源 " + table.name() + " 不是普通表，数据库日志中没有它的变更");
        } else if (!said.get(1).equals("p")) {
            told("source-unlogged", "来源表 " + table.name() + " 不写日志（UNLOGGED 或者临时表），不能捕获它的变更：请来源库管理员执行 ALTER TABLE " + table.quoted() + " SET LOGGED");
        }
        List<String> computed = row("""
                select coalesce(pg_catalog.string_agg(a.attname, '、'), '') from pg_catalog.pg_attribute a where a.attrelid = %s::pg_catalog.regclass and a.attgenerated <> '' and a.attname in (%s)
                """.formatted(PgNames.literal(table.quoted(), "text"), String.join(", ", content.fields().stream().map(ExchangeField::source).map(name -> PgNames.literal(name, "text")).toList())));
        if (!computed.getFirst().isEmpty()) {
            told("column-generated", "来源表 " + table.name() + " 的字段 " + computed.getFirst() + " 由数据库计算生成，日志中没有它的值，请从字段对应中去掉");
        }
    }

    /** By what the log tells rows apart. */
    private void identity() throws SQLException {
        List<String> said = row("select c.relreplident from pg_catalog.pg_class c where c.oid = %s::pg_catalog.regclass".formatted(PgNames.literal(table.quoted(), "text")));
        if (!said.getFirst().equals("f")) {
            List<String> told = row("""
                    select coalesce(pg_catalog.string_agg(a.attname, ','), '') from pg_catalog.pg_index i join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey[0:i.indnkeyatts - 1]::smallint[])
                    where i.indrelid = %s::pg_catalog.regclass and %s
                    """.formatted(PgNames.literal(table.quoted(), "text"), said.getFirst().equals("i") ? "i.indisreplident" : said.getFirst().equals("n") ? "false" : "i.indisprimary"));
            List<String> columns = List.of(told.getFirst().split(","));
            List<String> missing = content.keys().stream().filter(key -> !columns.contains(key)).toList();
            if (!missing.isEmpty()) {
                told("no-identity", "来源表 " + table.name() + (told.getFirst().isEmpty() ? " 没有主键，日志中的修改和删除认不出是哪一行" : " 的日志只按 " + told.getFirst().replace(",", "、") + " 认行，其中没有关键字段 " + String.join("、", missing))
                        + "：请以主键作为关键字段，或者请来源库管理员执行 ALTER TABLE " + table.quoted() + " REPLICA IDENTITY FULL");
            }
        }
        if (!table.uniqueOver(content.keys())) {
            told("source-key-not-unique", "来源表 " + table.name() + " 在关键字段 " + String.join("、", content.keys()) + " 上没有唯一约束，分不清变更的是哪一行");
        }
    }

    private void publication() throws SQLException {
        List<String> there = row("""
                select p.pubinsert and p.pubupdate and p.pubdelete and p.pubtruncate, p.puballtables or exists (select from pg_catalog.pg_publication_rel r where r.prpubid = p.oid and r.prrelid = %s::pg_catalog.regclass)
                from pg_catalog.pg_publication p where p.pubname = '%s'
                """.formatted(PgNames.literal(table.quoted(), "text"), slot.name()));
        if (there.isEmpty()) {
            List<String> may = row("""
                    select pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE') and pg_catalog.pg_has_role(c.relowner, 'USAGE') from pg_catalog.pg_class c where c.oid = %s::pg_catalog.regclass
                    """.formatted(PgNames.literal(table.quoted(), "text")));
            if (!may.getFirst().equals("t")) {
                told("no-publication", "来源库的用户不能自己建立发布（要有数据库的 CREATE 权限并且是表的属主）：请来源库管理员执行 " + slot.publish(table));
            }
        } else if (!there.get(0).equals("t") || !there.get(1).equals("t")) {
            told("publication-short", "来源库的发布 " + slot.name() + (there.get(1).equals("t") ? " 没有发布全部操作" : " 不含表 " + table.name()) + "：请来源库管理员执行 DROP PUBLICATION " + slot.name() + "，再执行 " + slot.publish(table));
        }
    }
}
