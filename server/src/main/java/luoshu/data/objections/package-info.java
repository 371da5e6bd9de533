/**
 * 数据异议核校: whoever a value is about, or handles a case with it, says that it is wrong. The organ that provides the datum verifies it at its source within the limit of Decree 809 (art. 26) and shows a correction by
 * asking the source again through the gateway. A correction follows the value to every copy that is known – cases, certificates, flows, data sets, organs that got it –; each owner answers for its copy, and the objection
 * ends when all have. How one kind of copy is found, and what an answer about it must show, is one {@link luoshu.data.objections.CopyFinder}.
 */
@ApplicationModule(displayName = "data · objections")
@NullMarked
package luoshu.data.objections;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
