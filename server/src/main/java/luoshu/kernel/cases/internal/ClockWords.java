package luoshu.kernel.cases.internal;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

import luoshu.kernel.calendar.Limit;
import luoshu.kernel.calendar.LimitUnit;
import luoshu.kernel.cases.CaseState;
import luoshu.kernel.cases.ClockView;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** The clock in plain words. */
final class ClockWords {

    static final Text PLACEHOLDER = new Text("—", "—");
    private static final DateTimeFormatter ZH = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private ClockWords() {
    }

    static ClockView explained(ClockView clock, CaseFile file, @Nullable LocalDate noticeDue, boolean uncovered) {
        Text words = switch (clock.state()) {
            case NOT_STARTED -> notStarted(file, clock.limit(), noticeDue);
            case RUNNING -> running(clock, uncovered);
            case STOPPED -> new Text("因" + reason(clock).zh() + "暂停计时，已用 " + days(clock.elapsedDays(), clock.limit()).zh() + "，还剩 " + days(clock.remainingDays(), clock.limit()).zh() + "；恢复后继续计算。",
                    "Stopped for " + reason(clock).en() + ". Used " + days(clock.elapsedDays(), clock.limit()).en() + ", " + days(clock.remainingDays(), clock.limit()).en() + " left when it goes on.");
            case DONE -> new Text("已办结，用时 " + days(clock.elapsedDays(), clock.limit()).zh() + "（承诺 " + limit(clock.limit()).zh() + "）。",
                    "Done in " + days(clock.elapsedDays(), clock.limit()).en() + " (promised: " + limit(clock.limit()).en() + ").");
        };
        return new ClockView(clock.limit(), clock.startedOn(), clock.dueOn(), clock.elapsedDays(), clock.remainingDays(), clock.state(), clock.stoppedBecause(), clock.intervals(), words);
    }

    private static Text notStarted(CaseFile file, Limit limit, @Nullable LocalDate noticeDue) {
        if (file.state == CaseState.CORRECTION) {
            LocalDate due = file.course.openCorrection().map(CaseCourse.Correction::dueOn).orElse(null);
            return new Text("等待补正材料，请在" + date(due) + "前提交；补正时间不计入办理时限。", "Waiting for corrections until " + due + "; this time does not count.");
        }
        if (file.state.ended()) {
            return new Text("本件未受理，办理时限没有开始。", "The application was not accepted; the time limit never started.");
        }
        return new Text("办理时限自受理之日起算，承诺 " + limit(limit).zh() + "；材料不齐的，" + date(noticeDue) + "前一次告知，逾期不告知即为受理。",
                "The limit (" + limit(limit).en() + ") starts with acceptance. Missing papers are told once by " + noticeDue + ", or the application counts as accepted.");
    }

    private static Text running(ClockView clock, boolean uncovered) {
        if (uncovered || clock.dueOn() == null) {
            return new Text("已受理，承诺 " + limit(clock.limit()).zh() + "办结；截止日所在年份的工作日历尚未公布，暂不能给出日期。",
                    "Accepted; promised within " + limit(clock.limit()).en() + ". The calendar of the year in which it ends is not published yet.");
        }
        if (clock.remainingDays() < 0) {
            return new Text("已超过承诺期限 " + days(-clock.remainingDays(), clock.limit()).zh() + "（应于" + date(clock.dueOn()) + "前办结）。",
                    "Overdue by " + days(-clock.remainingDays(), clock.limit()).en() + " (was due on " + clock.dueOn() + ").");
        }
        return new Text("自" + date(clock.startedOn()) + "受理，承诺 " + limit(clock.limit()).zh() + "，应于" + date(clock.dueOn()) + "前办结；已用 " + days(clock.elapsedDays(), clock.limit()).zh()
                + "，还剩 " + days(clock.remainingDays(), clock.limit()).zh() + "。", "Accepted on " + clock.startedOn() + ", promised within " + limit(clock.limit()).en() + ", due on " + clock.dueOn()
                + ". Used " + days(clock.elapsedDays(), clock.limit()).en() + ", " + days(clock.remainingDays(), clock.limit()).en() + " left.");
    }

    private static Text reason(ClockView clock) {
        return clock.stoppedBecause() == null ? new Text("特别程序", "a special procedure") : clock.stoppedBecause();
    }

    static String date(@Nullable LocalDate day) {
        return day == null ? "（待定）" : ZH.format(day);
    }

    static boolean atOnce(Limit limit) {
        return limit.unit() == LimitUnit.WORKING_DAY && limit.days() == 0;
    }

    static Text limit(Limit limit) {
        return switch (limit.unit()) {
            case WORKING_DAY -> atOnce(limit) ? new Text("即时", "at once") : days(limit.days(), limit);
            case NATURAL_DAY -> days(limit.days(), limit);
            case MONTH -> new Text(limit.days() + " 个月", limit.days() + (limit.days() == 1 ? " month" : " months"));
            case YEAR -> new Text(limit.days() + " 年", limit.days() + (limit.days() == 1 ? " year" : " years"));
        };
    }

    private static Text days(int count, Limit limit) {
        String s = count == 1 ? "" : "s";
        return switch (limit.unit()) {
            case WORKING_DAY -> new Text(count + " 个工作日", count + " working day" + s);
            case NATURAL_DAY, MONTH, YEAR -> new Text(count + " 天", count + " day" + s);
        };
    }
}
