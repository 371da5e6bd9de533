package luoshu.service.monitoring.internal;

import luoshu.service.monitoring.MonitoringFigures;

/** Counts that can be added up; rates and means only come out at the end. */
public record Tally(String key, long received, long accepted, long running, long closed, long green, long yellow, long red, long decided, long onTime, long days) {

    public static Tally none() {
        return new Tally("", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    public Tally under(String other) {
        return new Tally(other, received, accepted, running, closed, green, yellow, red, decided, onTime, days);
    }

    public Tally plus(Tally o) {
        return new Tally(key, received + o.received, accepted + o.accepted, running + o.running, closed + o.closed, green + o.green, yellow + o.yellow, red + o.red,
                decided + o.decided, onTime + o.onTime, days + o.days);
    }

    public MonitoringFigures figures() {
        return new MonitoringFigures(received, accepted, running, closed, green, yellow, red, red, decided == 0 ? 1 : round((double) onTime / decided, 10_000),
                decided == 0 ? 0 : round((double) days / decided, 100));
    }

    private static double round(double value, int steps) {
        return Math.round(value * steps) / (double) steps;
    }
}
