package luoshu.kernel.nodes;

/** A bean of this type gives nodes of a role addresses. {@code prefix}: of the path, with a slash at both ends. */
public record NodePath(String role, String prefix) {
}
