/**
 * 级联与回流: other installations of the platform – the province above a city, cities below the province – exchange catalogue and records. What goes to a node is numbered and kept until the other side has it for good; what
 * comes is taken in that order, once; every request is signed with the key that was pinned. A cut link loses nothing and heals itself; both sides state what they sent and received, and the difference shows 三级对账. ADR 96
 */
@ApplicationModule(displayName = "data · cascade")
@NullMarked
package luoshu.data.cascade;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
