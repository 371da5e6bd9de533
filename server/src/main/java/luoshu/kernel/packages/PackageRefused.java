package luoshu.kernel.packages;

import luoshu.kernel.problems.Problem;

/** The upload cannot be read as a package at all: not a zip, too large, an entry that leaves the folder. */
public final class PackageRefused extends Problem {
    public PackageRefused(String code, String detail) {
        super(Kind.INVALID, code, detail);
    }
}
