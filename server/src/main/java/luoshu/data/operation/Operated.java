package luoshu.data.operation;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Data that are operated: an entry of the catalogue, given under a contract. {@code asset}: its number in the register; absent: not registered. */
public record Operated(String contract, UUID resource, String resourceName, String providerName, OperationPrice price, @Nullable String asset) {
}
