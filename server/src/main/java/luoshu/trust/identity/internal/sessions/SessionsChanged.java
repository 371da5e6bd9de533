package luoshu.trust.identity.internal.sessions;

/** Some session ended or changed its seat: what this node remembers about sessions is out of date. */
record SessionsChanged() {
}
