package luoshu.data.sources;

/** How asking a database ended. */
public enum SourceOutcome {
    CONNECTED("已连接"),
    /** No host is allowed at all: {@code luoshu.sources.hosts}. */
    NO_HOSTS("平台没有配置允许连接的数据库主机"),
    HOST_NOT_ALLOWED("主机不在平台允许连接的范围内"),
    OWN_DATABASE("这是平台自己的数据库，不能登记为数据源"),
    DRIVER_MISSING("平台没有安装这类数据库的驱动"),
    UNKNOWN_HOST("找不到这个主机"),
    REFUSED("主机拒绝连接，请核对端口"),
    UNREACHABLE("到这个主机没有网络路径"),
    TIMEOUT("数据库没有在限定时间内回答"),
    TLS_FAILED("没有建立加密连接：数据库不支持，或者双方没有共同的加密方式"),
    WRONG_PASSWORD("用户名或者密码不正确，或者数据库不允许这个用户从平台登录"),
    NO_SUCH_DATABASE("服务器上没有这个数据库"),
    NO_SUCH_SCHEMA("数据库中没有这个模式"),
    NOT_PERMITTED("这个用户没有读取权限"),
    BUSY("这个数据源正在被读取"),
    /** Nothing is written to a source that is not registered as a target. */
    NOT_A_TARGET("这个数据源没有登记为交换的目标库"),
    NOT_MOVABLE("平台还不能交换这类数据库的表"),
    REMOVED("数据源已经移除"),
    FAILED("数据库返回错误");

    private final String sentence;

    SourceOutcome(String sentence) {
        this.sentence = sentence;
    }

    /** In words, for whoever asked. */
    public String sentence() {
        return sentence;
    }
}
