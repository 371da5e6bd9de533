package luoshu.data.gateway;

/** {@code in}: path or query. */
public record OperationParameter(String name, String in, boolean required) {
}
