package luoshu.data.gateway;

/** Calls under one contract in a span of days; {@code p50}, {@code p95}: milliseconds of those that were answered. */
public record UseStatistics(String contract, String resourceName, String providerName, String askerName, long calls, long answered, long rows, long requestFaults, long platformFaults, long providerFaults, int p50, int p95) {
}
