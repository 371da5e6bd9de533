package luoshu.data.open;

/** Life of a version. {@code WITHDRAWN}: it was public and is not any more. */
public enum OpenDatasetState { WRITING, WITH_ORGAN, WITH_AUTHORITY, PUBLISHED, WITHDRAWN, DISCARDED }
