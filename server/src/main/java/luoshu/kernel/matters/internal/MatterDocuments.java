package luoshu.kernel.matters.internal;

import luoshu.kernel.packages.Document;
import luoshu.kernel.packages.PackageFiles;
import org.jspecify.annotations.Nullable;

/** The files of a package, each in its shape, with places for findings. */
record MatterDocuments(Document matter, Document situations, Document materials, Document form, Document texts, String flow, @Nullable String rules, PackageFiles files) {
}
