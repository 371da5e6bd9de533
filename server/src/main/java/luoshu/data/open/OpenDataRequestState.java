package luoshu.data.open;

/** {@code REVOKED}: it was granted; {@code WITHDRAWN}: who asked took it back. */
public enum OpenDataRequestState { ASKED, GRANTED, REFUSED, REVOKED, WITHDRAWN }
