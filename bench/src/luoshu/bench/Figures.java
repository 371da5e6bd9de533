package luoshu.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Minimum, median, maximum; percentiles by nearest rank. */
public final class Figures {

    private Figures() {
    }

    public static Map<String, Object> spread(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return Json.map("min", sorted[0], "median", median(sorted), "max", sorted[sorted.length - 1]);
    }

    public static double median(List<Double> values) {
        return median(values.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** Percentiles in milliseconds of nanosecond samples. */
    public static Map<String, Object> latency(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return Json.map("count", (long) sorted.length, "p50", rank(sorted, 0.50), "p95", rank(sorted, 0.95), "p99", rank(sorted, 0.99), "max", rank(sorted, 1));
    }

    private static double rank(long[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] / 1e6;
    }
}
