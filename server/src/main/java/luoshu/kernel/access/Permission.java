package luoshu.kernel.access;

/** An action that can be granted, e.g. {@code case.accept}. Modules declare theirs as constants; roles (data) collect them. */
public record Permission(String name) {
    public Permission {
        if (!name.matches("[a-z]+(\\.[a-z-]+)+")) {
            throw new IllegalArgumentException("not a permission name: " + name);
        }
    }
}
