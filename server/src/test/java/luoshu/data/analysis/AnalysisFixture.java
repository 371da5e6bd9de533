package luoshu.data.analysis;

import java.util.UUID;

import luoshu.data.catalog.ResourceView;
import luoshu.data.contracts.Contract;
import luoshu.kernel.access.Actor;
import org.springframework.context.ApplicationContext;

/** One table that is given under one contract, for tests inside the module. */
public record AnalysisFixture(Contract contract, Actor.Official analyst, String table) {

    public static AnalysisFixture given(ApplicationContext context) throws Exception {
        AnalysisWorld world = new AnalysisWorld(context);
        ResourceView entry = world.entry("参保人员 " + UUID.randomUUID());
        return new AnalysisFixture(world.given(entry), world.analyst(), String.valueOf(entry.content().name()).replaceAll("[ -]", "_"));
    }
}
