/**
 * Electronic materials 电子材料: the space of a person or an enterprise with what they ever handed in, by content; handing it in again with one tap; and what is known of a case's
 * materials: where from, since when, whether others handed in the same, and where form and material differ. Keeping needs the applicant's consent; digests of what cases hold are
 * kept with the cases in any event.
 */
@ApplicationModule(displayName = "trust · materials")
@NullMarked
package luoshu.trust.materials;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
