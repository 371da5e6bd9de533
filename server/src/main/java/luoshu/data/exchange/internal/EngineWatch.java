package luoshu.data.exchange.internal;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Who follows an engine. Whatever is thrown from here stops it where it is; what is committed stays. */
interface EngineWatch {

    /** Steps of an engine, between any two of which a machine may lose its power. */
    enum Step { OPENED, TABLE_MADE, BEGUN_OPEN, BEGUN, CHUNK_LOCKED, CHUNK_COPYING, CHUNK_COPIED, CHUNK_MERGED, CHUNK_CHECKED, CHUNK_KEPT, CHUNK_REMEMBERED, CHUNK_COMMITTED, READING_BACK, READ_BACK, SWAP_LOCKED, DROPPED, RENAMED, DONE_REMEMBERED, DONE,
        SLOT_MADE, LOADED, FOLLOWING, BATCH_BEGUN, BATCH_COPIED, BATCH_MERGED, BATCH_CHECKED, BATCH_REMEMBERED, BATCH_COMMITTED, BATCH_TOLD, COMPARING, COMPARED, SHOWN_REMEMBERED, SHOWN }

    EngineWatch NOBODY = new EngineWatch() { };

    default void at(Step step) {
    }

    /** @param about rows there are to read in all, about */
    default void begun(Checkpoint now, long about) {
    }

    /** How far it is now; called behind each commit. */
    default void committed(Checkpoint now) {
    }

    /** Rows of a chunk that is not committed yet: they count once it is. {@code chunk}: from 1. Called with at most a few hundred, perhaps several times for one chunk. */
    default void rejected(int chunk, List<RowPasser.Rejected> rows) {
    }

    /** Which table a run that captures changes has begun with, for whoever goes on with it. */
    default void begunWith(String table) {
    }

    /** What {@link #begunWith(String)} was told last for this run; null: nothing. */
    default @Nullable String begunWith() {
        return null;
    }

    /** Whether it is still to be done; asked, on another thread, while something takes long. */
    default boolean wanted() {
        return true;
    }

    /** About once a second while changes are followed. */
    default void looked(CaptureState state) {
    }

    /** Whether both ends are to be compared. */
    default boolean comparing() {
        return false;
    }

    /** Both ends were compared, whole, and are the same. {@code place}: of the log. */
    default void compared(String place) {
    }

    /** Rejections of later chunks than this belong to chunks that never came to be. */
    default void forgetRejectedBehind(int chunk) {
    }
}
