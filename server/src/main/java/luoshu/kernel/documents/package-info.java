/**
 * Statutory documents 文书: receipts, notices, decisions. Whoever issues one keeps its facts, number and wording (by digest) in the statement that changes the case; the PDF is
 * made from them on demand, the same bytes every time. The wording is content ({@code packages/documents}), rendered without logic: values are escaped, nothing is fetched.
 */
@ApplicationModule(displayName = "kernel · documents")
@NullMarked
package luoshu.kernel.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
