/**
 * 共享网关: systems of organs ask services of other organs under a contract. Every question is signed, says who asks for which case and why, is admitted once – durably, before anybody is asked – and leaves a record the
 * person concerned can read; every answer is cut to the contract, names the question by its digest and comes with a receipt that proves it offline. A provider that fails harms itself only. docs/gateway.md
 */
@ApplicationModule(displayName = "data · gateway")
@NullMarked
package luoshu.data.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
