package luoshu.trust.identity.internal.sessions;

import jakarta.servlet.http.HttpServletRequest;

/** A few words a person recognises their device by. */
public final class Devices {

    private static final String[][] SYSTEMS = {{"HarmonyOS", "鸿蒙"}, {"Android", "Android"}, {"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Windows", "Windows"}, {"Mac OS X", "macOS"},
            {"UOS", "统信 UOS"}, {"Kylin", "麒麟"}, {"Linux", "Linux"}};
    private static final String[][] BROWSERS = {{"MicroMessenger", "微信"}, {"Edg/", "Edge"}, {"Firefox/", "Firefox"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"}};

    private Devices() {
    }

    public static String describe(HttpServletRequest request) {
        String userAgent = request.getHeader("User-Agent");
        if (userAgent == null) {
            return "未知设备";
        }
        String browser = find(BROWSERS, userAgent);
        String system = find(SYSTEMS, userAgent);
        return browser.isEmpty() && system.isEmpty() ? "其他程序" : (browser + " · " + system);
    }

    private static String find(String[][] names, String userAgent) {
        for (String[] name : names) {
            if (userAgent.contains(name[0])) {
                return name[1];
            }
        }
        return "";
    }
}
