package luoshu.kernel.tasks.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.tasks.TaskList;
import luoshu.kernel.tasks.TaskQuery;
import luoshu.kernel.tasks.TaskRow;
import luoshu.kernel.texts.Cell;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The list as a spreadsheet, row by row out of the database into the answer. */
@Component
class TaskExport {

    private static final int MOST_ROWS = 50_000;
    private static final List<String> TITLES = List.of("办件编号", "事项", "实施机关", "环节", "申请人", "状态", "灯", "截止日", "剩余天数", "收件时间", "经办人", "渠道");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private final TaskList tasks;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    TaskExport(TaskList tasks, Audit audit, Clock clock, PlatformTransactionManager transactions) {
        this.tasks = tasks;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    void send(TaskQuery query, HttpServletResponse response) throws IOException {
        tasks.check(query); // before the answer has begun
        transaction.executeWithoutResult(status -> audit.record(Act.done("task.export", "tasks:" + query.box()).with(Map.of("state", String.valueOf(query.state()), "matter", String.valueOf(query.matter()), "step", String.valueOf(query.step())))));
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"tasks-" + TIME.format(clock.instant()).replaceAll("[^0-9]", "") + ".xlsx\"");
        response.setHeader("X-Content-Type-Options", "nosniff");
        Workbook book = new Workbook(response.getOutputStream(), "Luoshu", "1.0");
        Worksheet sheet = book.newWorksheet("待办");
        for (int i = 0; i < TITLES.size(); i++) {
            sheet.value(0, i, TITLES.get(i));
        }
        int[] line = {0};
        transaction.executeWithoutResult(status -> tasks.stream(query, MOST_ROWS, row -> write(sheet, ++line[0], row)));
        sheet.finish();
        book.finish();
    }

    private static void write(Worksheet sheet, int line, TaskRow row) {
        String what = row.matter().code().isEmpty() ? row.matter().name().zh() + "：" + row.title() : row.matter().name().zh();
        String[] cells = {row.caseNumber(), what, row.matter().organName(), row.step().name().zh(), row.applicantName(), row.state(), row.light().name(),
            String.valueOf(row.dueOn() == null ? "" : row.dueOn()), row.remainingDays() == null ? "" : String.valueOf(row.remainingDays()), TIME.format(row.receivedAt()), row.assignee(),
            row.channel()};
        for (int i = 0; i < cells.length; i++) {
            sheet.value(line, i, Cell.harmless(cells[i]));
        }
        if (line % 1_000 == 0) {
            try {
                sheet.flush();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
