package luoshu.kernel.organs;

import java.util.List;

import luoshu.kernel.regions.RegionCode;
import org.jspecify.annotations.Nullable;

/**
 * An organ.
 *
 * @param duty   line of duty, e.g. {@code market-regulation}
 * @param levels levels whose powers it exercises (行使层级, 2 province … 5 township); Jiyuan's organs exercise 3 and 4
 * @param parent the government it belongs to
 * @param word   机关代字 of its documents, e.g. 豫信浉市监
 */
public record Organ(OrganCode code, String name, String shortName, String duty, RegionCode region, List<Integer> levels, @Nullable OrganCode parent, String word,
                    String address, String officeHours, String consultPhone, String complainPhone, State state, int version) {

    public enum State { ACTIVE, ABOLISHED }
}
