package luoshu.kernel.regions;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A division.
 *
 * @param parent          who runs it; null for the province
 * @param statutoryParent the parent by code; differs from {@code parent} for the Airport zone and Jiyuan
 * @param municipalNode   works as a city: the 17 cities, Jiyuan, the Airport zone
 * @param validTo         last day the code was in force; null while it is
 * @param successor       the code that took over when this one was given up
 */
public record Region(RegionCode code, String name, RegionLevel level, RegionKind kind, @Nullable RegionCode parent, @Nullable RegionCode statutoryParent,
                     boolean hasChildren, boolean functionalZone, boolean municipalNode, @Nullable LocalDate validFrom, @Nullable LocalDate validTo,
                     @Nullable RegionCode successor) {

    /** Was the code in force on {@code day}? Open ends count as always. */
    public boolean inForce(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }
}
