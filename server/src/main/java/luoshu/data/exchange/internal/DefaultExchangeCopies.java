package luoshu.data.exchange.internal;

import java.util.List;
import java.util.UUID;

import luoshu.data.exchange.ExchangeCopies;
import luoshu.data.exchange.ExchangeCopy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DefaultExchangeCopies implements ExchangeCopies {

    private final JdbcClient jdbc;

    DefaultExchangeCopies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<ExchangeCopy> list(UUID source, String table, String column) {
        return jdbc.sql("""
                select f.id, f.name, f.target, f.content ->> 'targetTable' as target_table, m.field ->> 'target' as target_column
                from exchange.flow f, jsonb_array_elements(f.content -> 'fields') as m (field)
                where f.removed_at is null and f.source = :source and lower(f.content ->> 'sourceTable') = lower(:table) and lower(m.field ->> 'source') = lower(:column) order by f.name, f.id limit 200
                """).param("source", source).param("table", table).param("column", column)
                .query((row, _) -> new ExchangeCopy(row.getObject("id", UUID.class), row.getString("name"), row.getObject("target", UUID.class), row.getString("target_table"), row.getString("target_column"))).list();
    }
}
