package luoshu.data.open;

import java.time.Instant;

/** 年度开放清单 as it was published. {@code digest}: SM3 over its file, hexadecimal. */
public record AnnualOpenList(int year, String organ, String organName, int datasets, String digest, Instant publishedAt) {
}
