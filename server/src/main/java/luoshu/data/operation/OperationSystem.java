package luoshu.data.operation;

import java.util.UUID;

/** A system of the organ by which the operator asks. */
public record OperationSystem(UUID id, String name) {
}
