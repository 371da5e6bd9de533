package luoshu.trust.signing;

/** How a key signs. SM2 goes with SM3 and the default identity. */
public enum Algorithm { SM2, ED25519 }
