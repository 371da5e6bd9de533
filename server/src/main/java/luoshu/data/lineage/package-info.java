/**
 * 数据血缘: where a column comes from and where it goes. What the house moves itself – exchange flows, entries and the tables they came from, copies of entries, services, prefill rules – is read where it stands, each time
 * somebody asks, through the views its modules publish; what others do is told: statements of SQL, views of a database, events of OpenLineage clients. Of columns out of reach a reader learns the organ and nothing else.
 */
@ApplicationModule(displayName = "data · lineage")
@NullMarked
package luoshu.data.lineage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
