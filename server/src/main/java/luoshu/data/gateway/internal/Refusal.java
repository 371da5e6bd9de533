package luoshu.data.gateway.internal;

import java.util.Map;

import luoshu.data.gateway.CallFault;

/** There is no answer, and why. {@code code} is stable; {@code retryAfter}: seconds, 0 where trying again does not help. */
final class Refusal extends RuntimeException {

    /** What it says of the service. ANSWERED: it is well, its answer is not given; NOT_ASKED: nothing. */
    enum Service { ANSWERED, FAILED, NOT_ASKED }

    private final int status;
    private final String code;
    private final CallFault fault;
    private final int retryAfter;
    private final Map<String, String> properties;
    private final Service service;

    Refusal(int status, String code, CallFault fault, String detail, int retryAfter, Map<String, String> properties) {
        this(status, code, fault, detail, retryAfter, properties, status < 500 ? Service.ANSWERED : Service.FAILED);
    }

    private Refusal(int status, String code, CallFault fault, String detail, int retryAfter, Map<String, String> properties, Service service) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.fault = fault;
        this.retryAfter = retryAfter;
        this.properties = Map.copyOf(properties);
        this.service = service;
    }

    /** It does not speak against the service, which answered. */
    Refusal answered() {
        return new Refusal(status, code, fault, String.valueOf(getMessage()), retryAfter, properties, Service.ANSWERED);
    }

    /** The service never had the question. */
    Refusal notAsked() {
        return new Refusal(status, code, fault, String.valueOf(getMessage()), retryAfter, properties, Service.NOT_ASKED);
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

    /** Of a refusal of somebody who was about to ask it: unless it says otherwise, below 500 the service answered. */
    Service service() {
        return service;
    }
}
