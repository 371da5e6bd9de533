package luoshu.data.catalog;

import java.time.Instant;

/** An edition in force at another installation. {@code code}, {@code organ} and {@code region} are what it has there. */
public record ForeignEntry(EntryOrigin origin, String code, int edition, String organ, String organName, String duty, String region, Instant publishedAt, ResourceDraft content) {
}
