package luoshu.kernel.cases.internal;

import java.time.ZoneId;

/** Constants of the module. */
final class CaseFiles {

    /** Days, not instants, decide lawful limits; the province keeps Beijing time. */
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final String SOURCE = "CASE";

    private CaseFiles() {
    }
}
