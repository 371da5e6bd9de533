package luoshu.trust.archives;

/** A batch: checked and listed, taken over by the institution, or refused by it. */
public enum HandoverState { PREPARED, RECEIVED, REFUSED }
