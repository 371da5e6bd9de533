package luoshu.data.exchange.internal;

import java.sql.SQLException;

import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A run cannot go on, and why, in words. No message of a driver is in it: it may hold values of rows. */
final class ExchangeStopped extends RuntimeException {

    private final String code;

    ExchangeStopped(String code, String sentence) {
        super(sentence, null, false, false);
        this.code = code;
    }

    /** Stable, kebab-case. */
    String code() {
        return code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    /** @param side 来源 or 目标 */
    static ExchangeStopped of(String side, SQLException failed) {
        String state = failed.getSQLState() == null ? "" : failed.getSQLState();
        ServerErrorMessage said = failed instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        String constraint = said == null || said.getConstraint() == null ? "" : " " + said.getConstraint();
        String column = said == null || said.getColumn() == null ? "" : " " + said.getColumn();
        String why = switch (state) {
            case "23505" -> "有两行的唯一键相同，违反约束" + constraint;
            case "21000" -> "来源表中有两行的关键字段相同";
            case "23502" -> "字段" + column + " 不允许为空";
            case "23503" -> "违反外键约束" + constraint;
            case "23514" -> "违反检查约束" + constraint;
            case "22001", "22003", "22P02", "22007", "22008" -> "有值放不进目标字段";
            case "42501" -> "用户没有需要的权限";
            case "42P01", "42703" -> "表或者字段不在了";
            case "55P03" -> "表正被占用，请稍后继续";
            case "57014" -> "没有在限定时间内完成";
            case "2BP01" -> "目标表还有其他对象依赖，不能替换";
            case "53100" -> "磁盘已满";
            default -> state.startsWith("08") || state.startsWith("57P") || state.isEmpty() ? "连接中断" : "数据库返回错误";
        };
        return new ExchangeStopped(state.startsWith("23") || state.startsWith("22") || state.equals("21000") ? "row-refused" : "database-failed", side + "库：" + why + (state.isEmpty() ? "" : "（" + state + "）"));
    }
}
