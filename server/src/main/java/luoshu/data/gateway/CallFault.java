package luoshu.data.gateway;

/** Whose fault it is that there is no answer: of the one who asked, of this platform, or of the service behind it. */
public enum CallFault { REQUEST, PLATFORM, PROVIDER }
