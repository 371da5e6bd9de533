package luoshu.data.objections;

/** ASK: the source is asked again; ANSWER: an owner about a copy; END follows the last answer. */
public enum ObjectionAct { RAISE, WITHDRAW, ASK, CORRECT, REFUSE, ANSWER, END }
