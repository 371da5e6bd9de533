/**
 * 数据分析: officials ask tables in SQL. Somebody reaches the tables of their own organ and those another organ gives theirs under a contract about tables – only the columns and rows of the contract, masked as it says. What a
 * question names is copied into an engine of its own, cut and masked on the way; the engine holds nothing else and reaches nothing else, so no statement can ask for more than was recorded. Every question is a record of use.
 */
@ApplicationModule(displayName = "data · analysis")
@NullMarked
package luoshu.data.analysis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
