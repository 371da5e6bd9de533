package luoshu.trust.archives.internal;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where things stand in a package. */
final class Paths {

    static final String DESCRIPTION = "说明文件.txt";
    static final String METADATA = "元数据.xml";
    static final String CONTENT = "内容/";
    static final String APPLICATION = CONTENT + "1申请/";
    static final String MATERIALS = CONTENT + "2材料/";
    static final String DOCUMENTS = CONTENT + "3文书/";
    static final String RESULTS = CONTENT + "4结果/";
    static final String DELIVERY = CONTENT + "5送达/";
    static final String RATING = CONTENT + "6评价/";
    static final String COURSE = CONTENT + "7过程/";
    static final String JOURNAL = COURSE + "办理过程.xml";
    static final String MANIFEST = "固化/清单.txt";
    static final String SIGNATURE = "固化/清单.sig";
    static final String CERTIFICATES = "固化/证书.pem";
    static final String TIMESTAMP = "固化/时间戳.tsr";
    static final Set<String> FIXITY = Set.of(MANIFEST, SIGNATURE, CERTIFICATES, TIMESTAMP);
    private static final List<String> FOLDERS = List.of(APPLICATION, MATERIALS, DOCUMENTS, RESULTS, DELIVERY, RATING, COURSE);

    private Paths() {
    }

    /** A file in one of the folders of the rule, not deeper. */
    static boolean placed(String path) {
        return path.equals(DESCRIPTION) || path.equals(METADATA) || FIXITY.contains(path)
                || FOLDERS.stream().anyMatch(folder -> path.startsWith(folder) && path.length() > folder.length() && path.indexOf('/', folder.length()) < 0);
    }

    /** Stays within the folder it is unpacked into, on every system. */
    static boolean safe(String path) {
        if (path.isBlank() || path.length() > 300 || path.startsWith("/") || path.contains("\\") || path.contains(":") || path.codePoints().anyMatch(Character::isISOControl)) {
            return false;
        }
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return false;
            }
        }
        return true;
    }

    static String extension(String path) {
        return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
