package luoshu.kernel.cases;

import java.time.Instant;
import java.util.List;

import luoshu.kernel.files.FileRef;
import luoshu.kernel.texts.Text;

/** What the applicant has handed in before under one name, newest first; the same content counts once. */
public record SpaceMaterial(String code, Text name, List<SpaceFile> files) {

    public record SpaceFile(FileRef file, List<UsedIn> cases) {
    }

    public record UsedIn(String number, Text matterName, Instant submittedAt) {
    }
}
