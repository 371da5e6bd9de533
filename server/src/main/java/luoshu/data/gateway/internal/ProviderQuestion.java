package luoshu.data.gateway.internal;

import java.util.List;

/**
 * What is sent to a service.
 *
 * @param headers name, value, name, value …
 * @param body    empty: none
 */
record ProviderQuestion(String method, List<String> headers, byte[] body) {

    boolean reads() {
        return method.equals("GET");
    }
}
