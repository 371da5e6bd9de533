package luoshu.data.operation;

import java.util.List;

/** {@code history}: newest first. {@code agreements}: numbers of those in which it is operated and that are not ended. */
public record OperationAsset(String number, boolean cancelled, AssetEntry now, List<AssetEntry> history, List<String> agreements, boolean manageable) {
}
