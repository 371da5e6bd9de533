package luoshu.data.gateway.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import luoshu.data.contracts.RowCondition;
import org.jspecify.annotations.Nullable;

/** The one statement that answers a question. Names come from the registration and are quoted; everything that was sent is a parameter. */
final class TableStatement {

    /** Rows that are on their way at once: the size of an answer is counted between them. */
    private static final int FETCH = 50;
    private final List<ServedTable.Column> given;
    private final StringBuilder text = new StringBuilder();
    private final List<String> values = new ArrayList<>();

    /**
     * @param given columns of the answer, in order; texts of the key follow them
     * @param after last key that was given; empty: from the first row
     */
    TableStatement(ServedTable table, String name, List<ServedTable.Column> given, List<TableQuestion.Asked> asked, @Nullable RowCondition condition, List<String> after, int limit) {
        this.given = given;
        List<ServedTable.Column> key = table.key();
        List<String> select = new ArrayList<>(given.stream().map(one -> of(one)).toList());
        key.forEach(one -> select.add("cast(" + of(one) + " as text)"));
        List<String> where = new ArrayList<>();
        for (TableQuestion.Asked one : asked) {
            where.add(of(one.column()) + " " + one.sign() + " " + one.column().served().parameter());
            values.add(one.value());
        }
        if (condition != null) {
            ServedTable.Column column = table.column(condition.field()).orElseThrow();
            where.add("starts_with(cast(" + of(column) + " as text), ?)");
            values.add(condition.prefix());
        }
        key.forEach(one -> where.add(of(one) + " is not null"));
        String names = key.stream().map(one -> of(one)).collect(Collectors.joining(", "));
        if (!after.isEmpty()) {
            where.add("(" + names + ") > (" + key.stream().map(one -> one.served().parameter()).collect(Collectors.joining(", ")) + ")");
            values.addAll(after);
        }
        text.append("select ").append(String.join(", ", select)).append(" from ").append(quoted(table.schema())).append('.').append(quoted(name)).append(" t where ").append(String.join(" and ", where))
                .append(" order by ").append(names).append(" limit ").append(limit);
    }

    /** With the table before it: in an order, a name alone would be that of a column of the answer. */
    private static String of(ServedTable.Column column) {
        return "t." + quoted(column.said().column());
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** Columns of the answer that are of another type than registered. */
    List<ServedTable.Column> others(ResultSet row) throws SQLException {
        List<ServedTable.Column> others = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            if (!given.get(i).type().equals(ServedType.name(row.getMetaData().getColumnTypeName(i + 1)))) {
                others.add(given.get(i));
            }
        }
        return others;
    }

    /** To be closed by the caller; in a transaction, or all rows come at once. */
    PreparedStatement prepared(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text.toString());
        try {
            statement.setFetchSize(FETCH);
            for (int i = 0; i < values.size(); i++) {
                statement.setString(i + 1, values.get(i));
            }
            return statement;
        } catch (SQLException failed) {
            statement.close();
            throw failed;
        }
    }
}
