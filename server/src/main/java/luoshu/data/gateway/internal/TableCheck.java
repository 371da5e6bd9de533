package luoshu.data.gateway.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.gateway.TableDrift;
import luoshu.data.sources.SourceServing;
import luoshu.data.sources.SourceUnavailable;
import org.springframework.stereotype.Component;

/** Looks at served tables where they are. */
@Component
class TableCheck {

    private final SourceServing sources;

    TableCheck(SourceServing sources) {
        this.sources = sources;
    }

    /** @throws SourceUnavailable */
    Optional<TableShape> shape(UUID source, String schema, String name, Duration within) {
        return sources.ask(source, within, connection -> TableShape.read(connection, schema, name));
    }

    /**
     * Has the database prepare and run the statement of calls, for no rows.
     *
     * @return columns that would be answered as of another type
     * @throws SourceUnavailable
     */
    List<ServedTable.Column> tryOut(ServedTable table, String name, Duration within) {
        TableStatement statement = new TableStatement(table, name, table.columns(), List.of(), null, List.of(), 0);
        return sources.ask(table.source(), within, connection -> {
            try (PreparedStatement prepared = statement.prepared(connection); ResultSet row = prepared.executeQuery()) {
                return statement.others(row);
            }
        });
    }

    /** What is different from the registration, of the test table too. @throws SourceUnavailable */
    List<TableDrift> drift(ServedTable table, Duration within) {
        List<TableDrift> drift = new ArrayList<>(drift(table, table.name(), shape(table.source(), table.schema(), table.name(), within)));
        if (table.testName() != null) {
            drift.addAll(drift(table, table.testName(), shape(table.source(), table.schema(), table.testName(), within)));
        }
        return drift;
    }

    static List<TableDrift> drift(ServedTable table, String name, Optional<TableShape> shape) {
        if (shape.isEmpty()) {
            return List.of(new TableDrift(name, null, null, null));
        }
        List<TableDrift> drift = new ArrayList<>();
        for (ServedTable.Column column : table.columns()) {
            String now = shape.get().types().get(column.said().column());
            if (!column.type().equals(now)) {
                drift.add(new TableDrift(name, column.said().column(), column.type(), now));
            }
        }
        return drift;
    }
}
