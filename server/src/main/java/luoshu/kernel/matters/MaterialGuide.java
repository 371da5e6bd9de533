package luoshu.kernel.matters;

import java.util.List;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** A material as an applicant reads it. {@code conditional}: asked for only in some situations; {@code deferrable}: may follow after acceptance. */
public record MaterialGuide(String code, Text name, String materialType, String materialFormat, String isNeed, String sourceType, Text sourceExplain, Material.PageNum pageNum,
                            String pageFormat, List<String> accept, int maxMegabytes, int maxFiles, @Nullable Text fillExplain, @Nullable Text acceptStand, String byLaw,
                            boolean conditional, boolean deferrable, @Nullable String certificate) {

    public static MaterialGuide of(Material material) {
        return new MaterialGuide(material.code(), material.name(), material.materialType(), material.materialFormat(), material.isNeed(), material.sourceType(),
                material.sourceExplain(), material.pageNum(), material.pageFormat(), material.accept(), material.maxMegabytes(), material.maxFiles(), material.fillExplain(),
                material.acceptStand(), material.byLaw(), material.when() != null, material.isNeed().equals("3"), material.reuse() == null ? null : material.reuse().certificate());
    }

    /** Without it the application is not complete (it may still be deferrable). */
    public boolean required() {
        return !isNeed.equals("2");
    }
}
