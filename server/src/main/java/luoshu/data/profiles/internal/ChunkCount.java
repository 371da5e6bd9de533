package luoshu.data.profiles.internal;

/** What became of the rows of a chunk. */
final class ChunkCount {
    long rows;
    long unchanged;
    long numbered;
    long matched;
    long created;
    long review;
}
