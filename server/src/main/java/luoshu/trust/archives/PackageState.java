package luoshu.trust.archives;

/** Waiting to be filed, kept here, given to the archive institution, destroyed after approval. */
public enum PackageState { WAITING, FILED, HANDED_OVER, DESTROYED }
