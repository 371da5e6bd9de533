/**
 * 供需对接 (Decree 809 art. 20–22, 25, 28): an organ asks another for a resource of the catalogue. Written by an official and agreed to by the head of the asking organ, a demand becomes a case of a published matter at the
 * providing organ, under the Decree's clocks; what is consented to becomes a contract, and the contract supplied is the delivery of the case.
 */
@ApplicationModule(displayName = "data · demands")
@NullMarked
package luoshu.data.demands;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
