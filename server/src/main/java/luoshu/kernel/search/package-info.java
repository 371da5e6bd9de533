/**
 * Finding by words in Chinese: texts cut into tokens (characters in pairs, pinyin, initials), words typed turned into a query, and an index in the data folder that can always be made again.
 * What is indexed, and how hits are ranked and shown, is for the module that owns the things found.
 */
@ApplicationModule(displayName = "kernel · search")
@NullMarked
package luoshu.kernel.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
