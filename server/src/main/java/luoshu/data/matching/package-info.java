/**
 * 比对: whether two records that share no key are of one person or one enterprise. Values are brought to one form – full width, variant characters, old numbers, written addresses –, each field is compared on levels, each level
 * weighs what {@code packages/data/matching.yaml} says in bits, and the sum decides: the same, different, or a person has to look. Every answer can be explained field by field. Keeps nothing.
 */
@ApplicationModule(displayName = "data · matching")
@NullMarked
package luoshu.data.matching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
