/**
 * What every HTTP request gets: a request id from browser to SQL, one problem+json for every refusal, and for every write one transaction with its
 * Idempotency-Key stored in it. Controllers of {@code web} packages do nothing for this: it is woven around their mapping methods.
 */
@ApplicationModule(displayName = "kernel · requests")
@NullMarked
package luoshu.kernel.requests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
