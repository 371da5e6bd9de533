package luoshu.kernel.requests;

import luoshu.kernel.problems.Invalid;

/** {@code page} from 0, {@code size} 1–100; anything else is refused, never clipped. Deep paging ends at 10 000 rows: narrow the filter instead. */
public record PageRequest(int page, int size) {

    public PageRequest {
        if (size < 1 || size > 100) {
            throw new Invalid("/size", "out-of-range", "每页 1–100 条");
        }
        if (page < 0 || (long) page * size > Page.COUNT_LIMIT) {
            throw new Invalid("/page", "out-of-range", "页码超出范围，请缩小查询条件");
        }
    }

    public int offset() {
        return page * size;
    }
}
