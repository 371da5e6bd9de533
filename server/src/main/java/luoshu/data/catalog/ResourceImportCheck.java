package luoshu.data.catalog;

import java.util.List;
import java.util.UUID;

/**
 * What would become of a table.
 *
 * @param digest     of what would be written
 * @param entries    those without a fault, in the order of the file
 * @param faulty     entries that have one and stay behind
 * @param faults     the first thousand, by row
 * @param faultCount all of them
 */
public record ResourceImportCheck(UUID file, String fileName, int rows, String digest, List<ResourceImportEntry> entries, int faulty, List<ResourceImportFault> faults, int faultCount) {
}
