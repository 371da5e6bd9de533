package luoshu.data.asking.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import luoshu.kernel.matters.Material;
import luoshu.kernel.matters.MaterialGiver;
import luoshu.kernel.matters.MaterialGivers;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.organs.Organ;
import org.springframework.stereotype.Component;

/** Keeps a matter from being published while it demands what is there already. */
@Component
class ReachingGivers implements MaterialGivers {

    private final Givers givers;
    private final Reach reach;
    private final Implementing implementing;

    ReachingGivers(Givers givers, Reach reach, Implementing implementing) {
        this.givers = givers;
        this.reach = reach;
        this.implementing = implementing;
    }

    @Override
    public Map<String, MaterialGiver> reaching(MatterDefinition matter) {
        Map<String, MaterialGiver> given = new HashMap<>();
        Givers.Known known = givers.known();
        List<Organ> organs = implementing.of(matter);
        for (Material material : matter.materials()) {
            if (material.reuse() == null) {
                known.find(material).ifPresent(giver -> {
                    int reached = Reach.regions(organs, reach.of(giver));
                    if (reached > 0) {
                        given.put(material.code(), new MaterialGiver(giver.name(), reached, Reach.regions(organs)));
                    }
                });
            }
        }
        return given;
    }
}
