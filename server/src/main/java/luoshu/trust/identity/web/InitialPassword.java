package luoshu.trust.identity.web;

/** Shown once, stored nowhere; its owner must change it at the first sign-in. */
public record InitialPassword(AccountRow account, String password) {
}
