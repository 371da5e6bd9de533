package luoshu.kernel.cases.internal;

/** How a case ends. Results 办结结果: 0 with a certificate or document, 1 returned, 2 void, 3 input error, 4 forwarded, 5 never corrected, 6 any other normal end. */
final class Ending {

    private Ending() {
    }

    static void end(CaseWork work, String result, String reason) {
        work.file.closedAt = work.now;
        work.file.closingResult = result;
        work.file.course.endReason = reason;
        work.dropAll("ended");
    }
}
