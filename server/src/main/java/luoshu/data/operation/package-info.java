/**
 * 公共数据授权运营: an organ lets an enterprise operate data under an agreement – which contracts, by which systems of the gateway, for what, until when, at what price. What is charged is counted from the gateway's own records
 * of use, day by day with a digest; a month's statement is issued by one person and confirmed by another, and never changed: a dispute is answered with a recount and, where it is right, a counter-statement. What is operated
 * stands in a register. docs/operation.md
 */
@ApplicationModule(displayName = "data · operation")
@NullMarked
package luoshu.data.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
