package luoshu.kernel.matters;

import java.util.List;

/**
 * 四级四同: is the matter the same at every level? Handling items of one catalogue code are compared by name (without the part in brackets), type and legal basis.
 *
 * @param levels  levels that implement it now
 * @param missing levels that should but have no organ
 */
public record UniformityRow(String catalogCode, List<String> names, List<Integer> levels, List<Integer> missing, int implementations, boolean sameName, boolean sameType, boolean sameBasis) {
}
