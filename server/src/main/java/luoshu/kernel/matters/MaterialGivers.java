package luoshu.kernel.matters;

import java.util.Map;

/** Extension point: knows what gives already what matters ask of applicants – certificates in force, data shared with the organs that handle. */
public interface MaterialGivers {

    /** By code of the materials for which nothing may stand in yet ({@code reuse} is missing): what gives them in at least one division where the matter is implemented. */
    Map<String, MaterialGiver> reaching(MatterDefinition matter);
}
