/**
 * Statutory documents 文书: receipts, notices, decisions. What is stored are the facts and the wording's version; the PDF is made from them on demand, the same bytes every
 * time. Numbers 文书字号 run without gaps per organ, kind and year, because the number is drawn in the transaction that issues. The wording is content
 * ({@code packages/documents}), rendered without logic: values are escaped, nothing is fetched.
 */
@ApplicationModule(displayName = "kernel · documents")
@NullMarked
package luoshu.kernel.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
