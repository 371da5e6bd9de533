package luoshu.trust.archives.internal;

import org.jspecify.annotations.Nullable;

/**
 * What our records say of a package that is looked at.
 *
 * @param manifest,sha256,key null while it is being filed for the first time
 * @param once      archive number and case number are registered once
 * @param traceable every act since filing is in its journal
 */
record Registered(String number, String caseNumber, String organ, @Nullable String manifest, @Nullable String sha256, @Nullable String key, boolean once, boolean traceable) {
}
