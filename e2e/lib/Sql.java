import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Address, user, password, statements: says the first column of what the last one answers. For databases beside the platform's own. */
final class Sql {
    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection(arguments[0], arguments[1], arguments[2]); Statement statement = connection.createStatement()) {
            for (int i = 3; i < arguments.length; i++) {
                if (statement.execute(arguments[i]) && i == arguments.length - 1) {
                    for (ResultSet row = statement.getResultSet(); row.next(); ) {
                        System.out.println(row.getString(1));
                    }
                }
            }
        }
    }
}
