package luoshu.data.asking.internal;

import java.util.List;

import luoshu.data.asking.AskedDemand;
import luoshu.data.asking.Standing;
import luoshu.kernel.matters.Material;
import luoshu.kernel.matters.MatterDefinition;
import org.jspecify.annotations.Nullable;

/** A material as one count found it. */
record AskedRow(MatterDefinition matter, Material material, Standing standing, @Nullable Giver giver, int reached, int regions, List<AskedDemand> demands) {

    AskedRow with(List<AskedDemand> opened) {
        return new AskedRow(matter, material, standing, giver, reached, regions, opened);
    }
}
