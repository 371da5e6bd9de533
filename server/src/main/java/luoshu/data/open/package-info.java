/**
 * 公共数据开放: tables of organs for everybody. A data set is made of an entry of the catalogue that may be opened, its table is looked at for what names persons (direct identifiers, k-anonymity) and published by others
 * than its author; a version that was published is never changed. Conditionally open ones are given to those who ask, accept the agreement and are granted it. The catalogue is DCAT-AP and CKAN to machines.
 */
@ApplicationModule(displayName = "data · open")
@NullMarked
package luoshu.data.open;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
