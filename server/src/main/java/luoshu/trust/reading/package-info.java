/**
 * Reading of text 文字识别 from pictures and scanned pages, and of fields from that text. What stands where on a document is content ({@code packages/readings}). Pictures are read in a
 * process of their own, one after the other, within limits of size and time; a content is read once. What was read is a guess with a place: it is shown as such, and nobody's form is
 * filled with it unasked.
 */
@ApplicationModule(displayName = "trust · reading")
@NullMarked
package luoshu.trust.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
