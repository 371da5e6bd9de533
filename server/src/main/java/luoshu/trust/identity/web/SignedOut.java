package luoshu.trust.identity.web;

/** Where the browser goes next. */
public record SignedOut(String redirect) {
}
