package luoshu.data.analysis.internal;

import luoshu.kernel.texts.Text;

/** A rule about use of data: more than {@code least} is an alarm. */
sealed interface AlarmRule {

    String code();

    Text name();

    String basis();

    long least();

    /** Rows of a day, also more than {@code times} the mean of those days of the {@code days} before on which the person asked. */
    record RowsOfDay(String code, Text name, String basis, long least, int times, int days) implements AlarmRule {
    }

    /** Questions of a night, from hour to hour in Henan. */
    record AtNight(String code, Text name, String basis, long least, int from, int until) implements AlarmRule {
    }

    /** Questions that reached for something; what was only written wrong does not count. */
    record RefusedOften(String code, Text name, String basis, long least, int minutes) implements AlarmRule {
    }

    /** Rows of a day's answers that read so many columns about persons. */
    record Personal(String code, Text name, String basis, long least, int columns) implements AlarmRule {
    }

    /** Rows of a day's tables that were read with so many columns about persons, whatever was answered of them. */
    record PersonalRead(String code, Text name, String basis, long least, int columns) implements AlarmRule {
    }

    record Exports(String code, Text name, String basis, long least) implements AlarmRule {
    }
}
