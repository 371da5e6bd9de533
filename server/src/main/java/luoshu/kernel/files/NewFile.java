package luoshu.kernel.files;

/** A file the platform itself made. {@code content} is not copied. */
public record NewFile(byte[] content, String name, FileType type, FileOwner owner) {
}
