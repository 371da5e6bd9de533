/**
 * 基础库与档案: tables of organs are read into base libraries – as they came 贴源, in the fields of the library 标准, by person or enterprise 主题 –, each value with its source, table, batch and time. Rows meet by their
 * number, else by {@code data.matching}; what is in doubt a person decides, once. Profiles are seen by the person, and by officials for a case and a purpose that the person is told. Contents are sealed, numbers
 * are found by keyed digests.
 */
@ApplicationModule(displayName = "data · profiles")
@NullMarked
package luoshu.data.profiles;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
