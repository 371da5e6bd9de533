package luoshu.data.operation;

import luoshu.kernel.access.Permission;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** 登记台账: what may be operated. Read by everybody who holds {@link Operations#READ}, whosever the data are. Every edition is kept. */
public interface OperationAssets {

    /** Of the registering authority, within its jurisdiction. */
    Permission REGISTER = new Permission("operation.register");

    Page<AssetRow> list(@Nullable String q, @Nullable AssetKind kind, PageRequest page);

    OperationAsset get(String number);

    /** @throws luoshu.kernel.problems.Refused {@code asset-registered}: the entry is in the register as a resource already */
    OperationAsset register(AssetDraft draft);

    /**
     * @param act    CHANGE: it became different; CORRECTION: it was registered wrongly
     * @param reason required
     */
    OperationAsset amend(String number, AssetAct act, int version, String name, String description, String reason);

    /** @throws luoshu.kernel.problems.Refused {@code asset-operated} while an agreement that is not ended operates it */
    OperationAsset cancel(String number, int version, String reason);
}
