package luoshu.data.analysis;

/** Why a table that is listed cannot be asked now. UNREADABLE: its entry has no registered table, or that has changed. */
public enum TableProblem {
    SUSPENDED("约定已经中止"), ENDED("约定已经终止"), OUT_OF_PERIOD("不在约定的期限内"), WITHDRAWN("数据资源已经撤销"), UNREADABLE("数据资源没有登记可以读取的库表，或者库表已经改变");

    private final String sentence;

    TableProblem(String sentence) {
        this.sentence = sentence;
    }

    /** For logs and answers read without a page. */
    public String sentence() {
        return sentence;
    }
}
