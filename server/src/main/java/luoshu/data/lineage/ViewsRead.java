package luoshu.data.lineage;

import java.util.List;

/** {@code views}: understood; {@code notUnderstood}: names of the others, at most 50. */
public record ViewsRead(int views, int edges, List<String> notUnderstood) {

    public ViewsRead {
        notUnderstood = List.copyOf(notUnderstood);
    }
}
