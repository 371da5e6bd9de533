package luoshu.kernel.files;

/** Whose the file is: a kind known to one {@link FileAccess} and that module's own reference, e.g. {@code case} and its number. */
public record FileOwner(String kind, String ref) {

    public static final String UPLOAD = "upload";

    public FileOwner {
        if (!kind.matches("[a-z][a-z-]{0,39}") || ref.isBlank() || ref.length() > 200) {
            throw new IllegalArgumentException("not a file owner: " + kind + " " + ref);
        }
    }

    /** Uploaded and not yet part of anything: only the uploader sees it, and the sweep takes it after some days. */
    public static FileOwner upload(String subject) {
        return new FileOwner(UPLOAD, subject);
    }
}
