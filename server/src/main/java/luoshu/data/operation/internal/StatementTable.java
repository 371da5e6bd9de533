package luoshu.data.operation.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;

import luoshu.data.operation.OperationStatement;
import luoshu.data.operation.PriceUnit;
import luoshu.data.operation.StatementKind;
import luoshu.data.operation.StatementLine;
import luoshu.data.operation.StatementState;
import luoshu.kernel.texts.Cell;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A statement as a workbook, sums in yuan. */
final class StatementTable {

    private static final List<String> TITLES = List.of("共享约定", "数据", "计量单位", "数量", "单价（元）", "每", "金额（元）", "计量摘要（SM3）");

    private StatementTable() {
    }

    static byte[] write(OperationStatement statement) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Luoshu", "1.0")) {
            Worksheet sheet = book.newWorksheet("结算单");
            int line = head(sheet, statement);
            for (int i = 0; i < TITLES.size(); i++) {
                sheet.value(line, i, TITLES.get(i));
            }
            for (StatementLine one : statement.lines()) {
                row(sheet, ++line, one);
            }
            sheet.value(++line, 0, "合计");
            sheet.value(line, 6, yuan(statement.total()));
            sheet.value(++line, 0, "应付");
            sheet.value(line, 6, yuan(statement.due()));
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return out.toByteArray();
    }

    /** The number of the row after it. */
    private static int head(Worksheet sheet, OperationStatement statement) {
        List<List<String>> rows = List.of(List.of(statement.kind() == StatementKind.MONTHLY ? "结算单" : "冲正结算单", statement.number()), List.of("更正", statement.corrects() == null ? "" : statement.corrects()),
                List.of("协议", statement.agreement()), List.of("实施机构", statement.organName()), List.of("运营机构", statement.operatorName(), statement.operator()), List.of("月份", statement.month().toString().substring(0, 7)),
                List.of("状态", statement.state() == StatementState.CONFIRMED ? "已确认" : "待确认"), List.of("答复人", statement.answerer() == null ? "" : statement.answerer()),
                List.of("答复", statement.answer() == null ? "" : statement.answer()));
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < rows.get(i).size(); j++) {
                sheet.value(i, j, Cell.harmless(rows.get(i).get(j)));
            }
        }
        return rows.size();
    }

    private static void row(Worksheet sheet, int line, StatementLine one) {
        sheet.value(line, 0, Cell.harmless(one.contract()));
        sheet.value(line, 1, Cell.harmless(one.resourceName()));
        sheet.value(line, 2, unit(one.price().unit()));
        sheet.value(line, 3, one.quantity());
        sheet.value(line, 4, yuan(one.price().fen()));
        sheet.value(line, 5, one.price().per());
        sheet.value(line, 6, yuan(one.amount()));
        sheet.value(line, 7, one.digest());
    }

    private static String unit(PriceUnit unit) {
        return switch (unit) {
            case CALL -> "次";
            case ROW -> "行";
            case MONTH -> "月";
        };
    }

    private static BigDecimal yuan(long fen) {
        return BigDecimal.valueOf(fen, 2);
    }
}
