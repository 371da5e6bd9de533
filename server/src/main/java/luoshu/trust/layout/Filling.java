package luoshu.trust.layout;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * What makes one document of a template.
 *
 * @param texts      values of the fields of its texts, by name
 * @param images     images of its picture fields, by name
 * @param customData 自定义元数据 of the file in order; for certificates the short names of GB/T 36903 (ZZMC, ZZBS, …)
 */
public record Filling(UUID id, String title, String author, LocalDate created, Map<String, String> texts, Map<String, byte[]> images, Map<String, String> customData) {
}
