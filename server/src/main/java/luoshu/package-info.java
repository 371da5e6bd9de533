@NullMarked
package luoshu;

import org.jspecify.annotations.NullMarked;
