package luoshu.data.catalog;

/** What can be done with an entry. */
public enum ResourceAct {
    CREATE, SAVE, SUBMIT, RECALL, ASSESS_SECRECY, ASSESS_PERSONAL, APPROVE, PUBLISH, REFUSE, WITHDRAW, AGREE_WITHDRAWAL, REFUSE_WITHDRAWAL, REVISE, DELETE
}
