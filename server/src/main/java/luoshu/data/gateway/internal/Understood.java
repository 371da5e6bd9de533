package luoshu.data.gateway.internal;

import java.util.List;

import luoshu.data.contracts.Contract;
import luoshu.data.contracts.ContractItem;
import luoshu.data.gateway.Environment;
import org.jspecify.annotations.Nullable;

/** What has been found out about a question before it is admitted. {@code subject}: pseudonym of the person asked about; {@code base}: address of the service. */
record Understood(Registry.Key key, Contract contract, Registry.Route route, List<ContractItem> items, @Nullable String subject, String base) {

    boolean test() {
        return key.held().system().environment() == Environment.TEST;
    }
}
