package luoshu.kernel.cases.internal;

import luoshu.kernel.cases.CaseCommand;
import luoshu.kernel.cases.CaseFact;
import luoshu.kernel.texts.Text;

/** Facts and commands in words. */
final class CaseTitles {

    private CaseTitles() {
    }

    static Text of(CaseFact fact) {
        return switch (fact) {
            case CASE_SUBMITTED -> new Text("已提交申请", "Application submitted");
            case CASE_RECEIVED -> new Text("已收件", "Received");
            case CASE_ACCEPTED -> new Text("已受理", "Accepted");
            case CASE_DEEMED_ACCEPTED -> new Text("视为已受理", "Deemed accepted");
            case CORRECTION_REQUESTED -> new Text("需要补正", "Correction asked for");
            case CORRECTION_ANSWERED -> new Text("已补正", "Correction handed in");
            case CASE_LAPSED -> new Text("逾期未补正，申请终止", "Lapsed: not corrected in time");
            case CASE_NOT_ACCEPTED -> new Text("不予受理", "Not accepted");
            case STEP_PASSED -> new Text("环节办理完成", "Step completed");
            case STEP_RETURNED -> new Text("退回上一环节", "Returned to the step before");
            case FLOW_ADVANCED -> new Text("到时自动流转", "Moved on by time");
            case SPECIAL_STARTED -> new Text("特别程序开始，暂停计时", "Special procedure started, clock stopped");
            case SPECIAL_ENDED -> new Text("特别程序结束，恢复计时", "Special procedure ended, clock goes on");
            case EXTENSION_REQUESTED -> new Text("申请延长办理期限", "Extension asked for");
            case EXTENSION_APPROVED -> new Text("办理期限已延长", "Time limit extended");
            case EXTENSION_REFUSED -> new Text("未同意延长期限", "Extension refused");
            case CASE_GRANTED -> new Text("决定：准予", "Decided: granted");
            case CASE_REFUSED -> new Text("决定：不予", "Decided: refused");
            case CASE_GRANTED_INSTANTLY -> new Text("自动审批：准予", "Decided at once: granted");
            case CASE_REFUSED_INSTANTLY -> new Text("自动审批：不予", "Decided at once: refused");
            case FEES_CHARGED -> new Text("待缴费", "Fees to be paid");
            case RESULT_ISSUED -> new Text("已制证", "Result issued");
            case CASE_DELIVERED -> new Text("已送达", "Delivered");
            case CASE_CLOSED -> new Text("已办结", "Closed");
            case CASE_WITHDRAWN -> new Text("已撤回", "Withdrawn");
            case CASE_DEEMED_WITHDRAWN -> new Text("视为撤回", "Deemed withdrawn");
            case DEFERRED_SUPPLIED -> new Text("已补交容缺材料", "Deferred materials handed in");
            case CASE_TRANSFERRED -> new Text("已转报", "Transferred");
            case FOLLOW_UP_DONE -> new Text("承诺核查完成", "Commitment checked");
            case CASE_RATED -> new Text("已评价", "Rated");
            case CASE_ARCHIVED -> new Text("已归档", "Archived");
            case DATA_CORRECTED -> new Text("已采用更正后的共享数据", "Corrected shared data taken over");
        };
    }

    static Text of(CaseCommand command) {
        return switch (command) {
            case SUBMIT -> new Text("提交", "Submit");
            case TAKE_IN, RECEIVE -> new Text("收件", "Receive");
            case ACCEPT -> new Text("受理", "Accept");
            case DEEM_ACCEPTED -> new Text("视为受理", "Deem accepted");
            case REQUEST_CORRECTION -> new Text("补正告知", "Ask for correction");
            case ANSWER_CORRECTION -> new Text("补正", "Correct");
            case LAPSE -> new Text("逾期终止", "Lapse");
            case REJECT_ACCEPTANCE -> new Text("不予受理", "Do not accept");
            case PASS -> new Text("通过", "Pass");
            case RETURN -> new Text("退回", "Return");
            case ADVANCE_FLOW -> new Text("自动流转", "Advance");
            case START_SPECIAL -> new Text("启动特别程序", "Start special procedure");
            case END_SPECIAL -> new Text("结束特别程序", "End special procedure");
            case REQUEST_EXTENSION -> new Text("申请延期", "Ask for extension");
            case APPROVE_EXTENSION -> new Text("批准延期", "Approve extension");
            case REFUSE_EXTENSION -> new Text("不同意延期", "Refuse extension");
            case GRANT, GRANT_INSTANTLY -> new Text("准予", "Grant");
            case REFUSE, REFUSE_INSTANTLY -> new Text("不予", "Refuse");
            case CHARGE -> new Text("计费", "Charge fees");
            case ISSUE_RESULT -> new Text("制证", "Issue result");
            case DELIVER -> new Text("送达", "Deliver");
            case CLOSE -> new Text("办结", "Close");
            case WITHDRAW, DEEM_WITHDRAWN -> new Text("撤回", "Withdraw");
            case SUPPLY_DEFERRED -> new Text("补交材料", "Supply materials");
            case TRANSFER -> new Text("转报", "Transfer");
            case FOLLOW_UP -> new Text("承诺核查", "Check commitment");
            case RATE -> new Text("评价", "Rate");
            case ARCHIVE -> new Text("归档", "Archive");
            case CORRECT_DATA -> new Text("采用更正数据", "Take over corrected data");
        };
    }

    /** In which capacity somebody acted, in words; the journal keeps the code. */
    static Text capacity(JournalRow row) {
        if (row.organName() != null) {
            String words = row.post() == null ? row.organName() : row.post() + " · " + row.organName();
            return new Text(words, words);
        }
        return switch (row.capacity().split(" ", 2)[0]) {
            case "SELF" -> new Text("申请人本人", "The applicant");
            case "LEGAL_REPRESENTATIVE" -> new Text("法定代表人", "Legal representative");
            case "HANDLER" -> new Text("企业经办人", "Handler of the enterprise");
            case "AGENT" -> new Text("代办人", "Relative or agent");
            case "ORGAN" -> new Text("机关经办人", "Official of the applying organ");
            case "PLATFORM" -> new Text("系统自动", "The platform");
            default -> new Text(row.capacity(), row.capacity());
        };
    }
}
