package luoshu.data.exchange.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.exchange.ExchangeFinding;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the table at the source is as it was agreed with, and still the one the run began with: the log names tables by their number, flows by their name. What of it is dearer to ask is asked
 * when the catalogue says that something was done to the table or to its publication.
 */
final class CaptureDrift implements CaptureEngine.Changed {

    private static final String ANEW = "；请取消这次运行，重新开始（先整表后变更）";
    private final Connection source;
    private final ExchangeContent content;
    private final ExchangePlan plan;
    private final FlowFile.@Nullable Agreed agreed;
    private final UUID flow;
    private final CaptureSlot slot;
    private String fine = "";

    CaptureDrift(Connection source, ExchangePlan plan, FlowFile.@Nullable Agreed agreed, UUID flow) {
        this.source = source;
        this.content = plan.content();
        this.plan = plan;
        this.agreed = agreed;
        this.flow = flow;
        this.slot = new CaptureSlot(flow);
    }

    /** {@code state}: changes whenever something is done to the table, its indexes or the publication. */
    private record Catalogued(String identity, String state) {
    }

    @Override
    public String identity() throws SQLException {
        return catalogued().map(Catalogued::identity).orElseThrow(() -> new ExchangeStopped("table-missing", gone()));
    }

    @Override
    public List<ExchangeFinding> findings(String begun) throws SQLException {
        Optional<PgTable> now = PgTable.read(source, plan.source().schema(), plan.source().name());
        Optional<Catalogued> said = catalogued();
        if (now.isEmpty() || said.isEmpty()) {
            return List.of(new ExchangeFinding("table-missing", null, gone()));
        }
        if (!number(said.get().identity()).equals(number(begun))) {
            return List.of(new ExchangeFinding("table-replaced", null, "来源库中名为 " + plan.source().name() + " 的已经是另一张表（原来的表被删除重建，或者改了名），原来的表其后的变更无从得知" + ANEW));
        }
        if (!said.get().identity().equals(begun)) {
            return List.of(new ExchangeFinding("publication-changed", null, "来源表 " + plan.source().name() + " 从发布 " + slot.name() + " 中撤下过，或者发布被删除过，其间的变更无从得知" + ANEW));
        }
        List<ExchangeFinding> findings = FlowDrift.between(agreed, now.get(), plan.target());
        if (findings.isEmpty() && !said.get().state().equals(fine)) {
            findings = CaptureNeeds.ofTable(source, content, now.get(), flow);
            fine = findings.isEmpty() ? said.get().state() : "";
        }
        return findings;
    }

    private String gone() {
        return "来源库没有表 " + plan.source().name();
    }

    /** Number of the table, as the log says it. */
    static String number(String identity) {
        return identity.substring(0, identity.indexOf('/'));
    }

    private Optional<Catalogued> catalogued() throws SQLException {
        try (Statement statement = source.createStatement(); ResultSet row = statement.executeQuery("""
                select c.oid::pg_catalog.text || '/' || coalesce(r.oid::pg_catalog.text, case when p.puballtables then p.oid::pg_catalog.text end, '-'),
                       pg_catalog.concat_ws(' ', c.xmin, p.xmin, (select pg_catalog.string_agg(pg_catalog.concat_ws(':', i.indexrelid, i.indisprimary, i.indisreplident, i.indisunique, i.indisvalid), ',' order by i.indexrelid)
                                                                  from pg_catalog.pg_index i where i.indrelid = c.oid))
                from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                left join pg_catalog.pg_publication p on p.pubname = '%s' left join pg_catalog.pg_publication_rel r on r.prpubid = p.oid and r.prrelid = c.oid
                where n.nspname = %s and c.relname = %s
                """.formatted(slot.name(), PgNames.literal(plan.source().schema(), "text"), PgNames.literal(plan.source().name(), "text")))) {
            return row.next() ? Optional.of(new Catalogued(row.getString(1), row.getString(2))) : Optional.empty();
        }
    }
}
