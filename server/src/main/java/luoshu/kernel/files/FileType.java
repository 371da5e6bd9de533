package luoshu.kernel.files;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The types the platform takes. What a file is, is decided by its content; its extension must agree. */
public enum FileType {

    PDF("application/pdf", true, "pdf"),
    OFD("application/ofd", false, "ofd"),
    JPG("image/jpeg", true, "jpg", "jpeg"),
    PNG("image/png", true, "png"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", false, "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, "xlsx"),
    ZIP("application/zip", false, "zip"),
    CSV("text/csv", false, "csv"),
    /** One JSON object a line. Written here, never taken. */
    JSONL("application/jsonl", false, "jsonl");

    private final String mediaType;
    private final boolean preview;
    private final List<String> extensions;

    FileType(String mediaType, boolean preview, String... extensions) {
        this.mediaType = mediaType;
        this.preview = preview;
        this.extensions = List.of(extensions);
    }

    /** {@code pdf}, {@code jpg} … as material definitions and {@link FileRef} say it; {@code jpeg} is {@code jpg}. */
    public static FileType named(String name) {
        return byExtension(name).orElseThrow(() -> new IllegalArgumentException("not a type of file we know: " + name));
    }

    public static Optional<FileType> byExtension(String extension) {
        String lower = extension.toLowerCase(Locale.ROOT);
        for (FileType type : values()) {
            if (type.extensions.contains(lower)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    public String shortName() {
        return extensions.getFirst();
    }

    public String mediaType() {
        return mediaType;
    }

    public boolean preview() {
        return preview;
    }

    public boolean image() {
        return this == JPG || this == PNG;
    }
}
