package luoshu.kernel.cases;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.files.FileRef;
import luoshu.kernel.matters.Material;

/** Extension point 免证可办: finds what the applicant need not hand in, because government holds it. */
public interface MaterialSource {

    /** Name shown as the origin, e.g. 电子证照库. */
    String name();

    /** The certificate that stands in for the material, if the applicant has one and consents. */
    Optional<List<FileRef>> find(UUID applicant, Material material);
}
