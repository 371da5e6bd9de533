package luoshu.data.open;

/** The files of a version. */
public enum OpenDataFormat {
    CSV("text/csv;charset=UTF-8", "csv"), JSONL("application/jsonl", "jsonl");

    private final String mediaType;
    private final String extension;

    OpenDataFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return extension;
    }
}
