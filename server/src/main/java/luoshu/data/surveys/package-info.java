/**
 * 政务数据资源普查 and what follows from it: the data authority asks organs what systems they have and what of their data is registered; each answer is written by one official and confirmed by another. With the entries in
 * force the answers give the list of responsibilities 责任清单: who supplies what, how often it is brought up to date, who answers for it, which data elements have their one source there.
 */
@ApplicationModule(displayName = "data · surveys")
@NullMarked
package luoshu.data.surveys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
