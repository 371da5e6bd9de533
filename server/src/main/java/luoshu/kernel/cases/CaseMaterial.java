package luoshu.kernel.cases;

import java.util.List;

import luoshu.kernel.files.FileRef;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** A material of a case. {@code accept}, {@code maxMegabytes}, {@code maxFiles}: what an upload for it may be. {@code sourced}: those of the files that were not handed in 免提交. */
public record CaseMaterial(String code, Text name, List<FileRef> files, State state, @Nullable Review reviewed, List<String> accept, int maxMegabytes,
                           int maxFiles, List<SourcedFile> sourced) {

    public enum State { PRESENT, DEFERRED, MISSING }

    public enum Review { OK, PROBLEM }
}
