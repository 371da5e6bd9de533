package luoshu.data.objections;

/** VERIFY: waits for the organ's verification; COPIES: asks the organ about copies; RAISED by the organ; DONE. */
public enum ObjectionBox { VERIFY, COPIES, RAISED, DONE }
