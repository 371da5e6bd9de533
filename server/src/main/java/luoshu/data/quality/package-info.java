/**
 * 数据质量: rules an organ says about its tables – complete, of a format, of a code table, in a range, unique, known elsewhere, agreeing with another source, timely – kept as a file. The row rules of a
 * table run as one vectorised pass of an embedded column engine (DuckDB) with a cap on memory; what does not fit goes to disk. Of rows that fail only counts and masked keys are kept.
 * What breaks a rule badly enough becomes a ticket of the organ that answers for the data, with a clock; a later run ends it.
 */
@ApplicationModule(displayName = "data · quality")
@NullMarked
package luoshu.data.quality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
