package luoshu.kernel.files;

import java.nio.file.Path;

/** Looks at a file as at one that is handed in, and keeps nothing: for contents that were stored long ago. */
public interface FileInspection {

    /**
     * @param name whose extension must agree with the content
     * @throws FileRefused what is wrong with it
     * @throws luoshu.kernel.problems.Refused 503 when the scanner does not answer
     */
    FileType inspect(Path file, String name);
}
