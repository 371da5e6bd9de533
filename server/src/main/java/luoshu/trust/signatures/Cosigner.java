package luoshu.trust.signatures;

import luoshu.kernel.parties.CitizenId;

/** Somebody asked to sign too. */
public record Cosigner(String name, CitizenId idNumber) {
}
