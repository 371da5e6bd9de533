/**
 * Fixed-layout documents 版式文件 (OFD, GB/T 33190). A {@link luoshu.trust.layout.Template} is prepared once – whatever does not change is XML, deflated and digested, by then –
 * and filled many times: only the values are written, in one pass, without temporary files or a document tree. {@link luoshu.trust.layout.PackageReader} opens files that
 * anybody may have sent: it allows no byte that is not accounted for and is bounded in bytes, entries and unpacked size.
 */
@ApplicationModule(displayName = "trust · layout")
@NullMarked
package luoshu.trust.layout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
