package luoshu.data.gateway.internal;

import java.util.Map;

import luoshu.data.gateway.CallFault;

/** There is no answer, and why. {@code code} is stable; {@code retryAfter}: seconds, 0 where trying again does not help. */
final class Refusal extends RuntimeException {

    private final int status;
    private final String code;
    private final CallFault fault;
    private final int retryAfter;
    private final Map<String, String> properties;

    Refusal(int status, String code, CallFault fault, String detail, int retryAfter, Map<String, String> properties) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.fault = fault;
        this.retryAfter = retryAfter;
        this.properties = Map.copyOf(properties);
    }

    static Refusal request(int status, String code, String detail) {
        return new Refusal(status, code, CallFault.REQUEST, detail, 0, Map.of());
    }

    static Refusal request(int status, String code, String detail, String name, String value) {
        return new Refusal(status, code, CallFault.REQUEST, detail, 0, Map.of(name, value));
    }

    static Refusal pace(String unit, int seconds) {
        return new Refusal(429, "rate-limit", CallFault.REQUEST, "more calls than agreed in this " + unit, seconds, Map.of("unit", unit));
    }

    static Refusal platform(String code, String detail, int seconds) {
        return new Refusal(503, code, CallFault.PLATFORM, detail, seconds, Map.of());
    }

    static Refusal provider(int status, String code, String detail) {
        return new Refusal(status, code, CallFault.PROVIDER, detail, 0, Map.of());
    }

    static Refusal provider(String code, String detail, int seconds) {
        return new Refusal(503, code, CallFault.PROVIDER, detail, seconds, Map.of());
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    CallFault fault() {
        return fault;
    }

    int retryAfter() {
        return retryAfter;
    }

    Map<String, String> properties() {
        return properties;
    }
}
