package luoshu.kernel.requests;

import java.util.List;

/** One page of a list. {@code total} is counted up to 10 000; beyond that it is 10 001 and means "more". */
public record Page<T>(List<T> items, int total, int page, int size) {

    public static final int COUNT_LIMIT = 10_000;

    public Page {
        items = List.copyOf(items);
    }
}
