package luoshu.kernel.cases;

import java.util.List;

import luoshu.kernel.files.FileRef;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** A material of a case. {@code accept}, {@code maxMegabytes}, {@code maxFiles}: what an upload for it may be. */
public record CaseMaterial(String code, Text name, List<FileRef> files, State state, @Nullable Review reviewed, List<String> accept, int maxMegabytes,
                           int maxFiles) {

    public enum State { PRESENT, DEFERRED, MISSING }

    public enum Review { OK, PROBLEM }
}
