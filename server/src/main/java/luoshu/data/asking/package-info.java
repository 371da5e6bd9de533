/**
 * 为什么还要交: what applicants are still asked for although a certificate or shared data could give it (国务院令第716号第七条). Every material of every matter that counts is held against the certificates in force and the resources that
 * are shared with those who handle; what is given already keeps a matter that demands it from being published, what could be given opens a demand for it, and everything shows how many applicants had to bring it.
 */
@ApplicationModule(displayName = "data · asking")
@NullMarked
package luoshu.data.asking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
