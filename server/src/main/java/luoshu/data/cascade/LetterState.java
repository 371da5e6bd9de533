package luoshu.data.cascade;

/** The receiver has it for good and took it in, or would not and said why; else it waits. */
public enum LetterState { WAITING, TAKEN, REFUSED }
