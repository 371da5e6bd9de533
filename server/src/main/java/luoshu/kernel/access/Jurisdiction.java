package luoshu.kernel.access;

/**
 * Region codes are hierarchical (2 + 2 + 2 + 3 + 3 digits), so a jurisdiction is a prefix – except for zones managed from above their code:
 * 410173 (Zhengzhou Airport zone) lies under 4101 by number and under the province by management.
 */
final class Jurisdiction {

    private Jurisdiction() {
    }

    static String prefix(String region) {
        for (int length : new int[] {2, 4, 6, 9}) {
            if (region.length() >= length && region.substring(length).chars().allMatch(c -> c == '0')) {
                return region.substring(0, length);
            }
        }
        return region;
    }

    /** Does {@code separate} lie under {@code jurisdiction} by number only? */
    static boolean excludes(String jurisdiction, String separate) {
        String prefix = prefix(jurisdiction);
        return prefix.length() == 4 && separate.startsWith(prefix) && separate.length() > 4;
    }
}
