package luoshu.kernel.matters;

/** 权力来源. The nation's codes are not published; the names are. */
public enum PowerSource {
    STATUTORY, DEVOLVED, AUTHORISED, PEER_AUTHORISED, DELEGATED, PEER_DELEGATED
}
