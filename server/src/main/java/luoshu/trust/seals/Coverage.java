package luoshu.trust.seals;

import java.util.List;

/** Which files of the package a seal protects. The files that make up signatures themselves count as neither: they are checked with their signature. */
public record Coverage(List<String> protectedFiles, List<String> unprotectedFiles) {

    public boolean whole() {
        return unprotectedFiles.isEmpty();
    }
}
