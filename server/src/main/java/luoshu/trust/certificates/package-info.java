/**
 * Electronic certificates 电子证照: what an organ's decision becomes. A type is content ({@code packages/certificates}): its code, whose results it is made of, what its face shows and
 * where. A case's result is numbered, identified (GB/T 36904), laid out (GB/T 36905), sealed, kept, recorded in the evidence log and the directory and told to the holder in the
 * transaction that issues the result, so that there is one or none. What happens to it later is a line of its journal; renewal and change make a new edition with the next version of
 * the identifier. Whether it has expired is computed, never stored alone.
 */
@ApplicationModule(displayName = "trust · certificates")
@NullMarked
package luoshu.trust.certificates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
