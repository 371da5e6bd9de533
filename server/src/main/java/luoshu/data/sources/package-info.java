/**
 * 数据源: live databases of organs. An organ registers one, its schema is read and sampled, each column comes with suggestions – data element, sensitivity, personal or not, and why –, and a table
 * becomes a draft of the catalogue. A database is read, not trusted: the address is composed here from parts and bounded by configuration, connections only read, and of personal data only
 * statistics are kept. What was read is an edition; the next one is told apart from it 结构变化.
 */
@ApplicationModule(displayName = "data · sources")
@NullMarked
package luoshu.data.sources;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
