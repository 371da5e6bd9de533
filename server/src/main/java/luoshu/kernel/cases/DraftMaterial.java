package luoshu.kernel.cases;

import java.util.List;

import luoshu.kernel.files.FileRef;
import luoshu.kernel.texts.Text;

/** A material the situation asks for, and what was uploaded for it so far. */
public record DraftMaterial(String code, Text name, boolean required, boolean deferrable, boolean deferred, List<String> accept, int maxMegabytes, int maxFiles, List<FileRef> files) {
}
