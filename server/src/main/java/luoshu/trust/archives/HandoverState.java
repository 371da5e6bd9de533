package luoshu.trust.archives;

/** A batch: checked and listed, with the institution that has not answered yet, taken over by it, or refused. */
public enum HandoverState { PREPARED, SENT, RECEIVED, REFUSED }
