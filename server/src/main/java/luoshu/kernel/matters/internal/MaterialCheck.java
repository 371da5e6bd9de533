package luoshu.kernel.matters.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import luoshu.kernel.matters.Material;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.packages.Document;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.Position;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** §3: codes, samples, and what commitment and tolerant acceptance say about materials. */
@Component
@Order(3)
class MaterialCheck implements PackageCheck {

    private static final int LARGEST_SAMPLE = 200 * 1024;

    @Override
    public List<Finding> check(MatterDefinition matter, MatterDocuments documents) {
        Document file = documents.materials();
        List<Finding> findings = new ArrayList<>(Codes.unique(file, "/materials"));
        boolean deferrable = false;
        for (int i = 0; i < matter.materials().size(); i++) {
            Material material = matter.materials().get(i);
            deferrable |= material.isNeed().equals("3");
            if (material.isNeed().equals("3") && matter.tolerant() == null) {
                findings.add(file.blocking("/materials/" + i + "/isNeed", "not-tolerant", "容缺后补的材料要求 matter.yaml 写明 tolerant"));
            }
            if (material.sample() != null && documents.files().find(material.sample()).isEmpty()) {
                findings.add(file.blocking("/materials/" + i + "/sample", "missing-file", "包中没有 " + material.sample()));
            }
        }
        reads(matter, file, findings);
        if (matter.tolerant() != null && !deferrable) {
            findings.add(documents.matter().blocking("/tolerant", "nothing-deferrable", "写了容缺受理，但没有可以容缺后补（isNeed \"3\"）的材料"));
        }
        if (matter.commitment() != null) {
            for (int i = 0; i < matter.commitment().materials().size(); i++) {
                if (matter.findMaterial(matter.commitment().materials().get(i)).isEmpty()) {
                    findings.add(documents.matter().blocking("/commitment/materials/" + i, "no-such-material", "没有代码为 " + matter.commitment().materials().get(i) + " 的材料"));
                }
            }
        }
        for (String path : documents.files().paths()) {
            if (path.startsWith("samples/") && documents.files().find(path).map(bytes -> bytes.length > LARGEST_SAMPLE || !printable(path, bytes)).orElse(false)) {
                findings.add(Finding.blocking(path, Position.START, "sample", "样例应为不超过 200 KB 的 PDF 或者 PNG"));
            }
        }
        return findings;
    }

    /** What is read fills a field that is typed: one that exists and that no question answers. */
    private static void reads(MatterDefinition matter, Document file, List<Finding> findings) {
        Set<String> typed = matter.form().fields().stream().filter(field -> !field.has("situation")).map(field -> field.path("pointer").asString("")).collect(Collectors.toSet());
        for (int i = 0; i < matter.materials().size(); i++) {
            List<Material.Reading> reads = matter.materials().get(i).reads();
            for (int j = 0; reads != null && j < reads.size(); j++) {
                if (!typed.contains(reads.get(j).to())) {
                    findings.add(file.blocking("/materials/" + i + "/reads/" + j + "/to", "no-such-field", "表单中没有可以填写的字段 " + reads.get(j).to()));
                }
            }
        }
    }

    private static boolean printable(String path, byte[] bytes) {
        return path.endsWith(".pdf") && bytes.length > 4 && bytes[0] == '%' && bytes[1] == 'P' && bytes[2] == 'D' && bytes[3] == 'F'
                || path.endsWith(".png") && bytes.length > 4 && bytes[0] == (byte) 0x89 && bytes[1] == 'P' && bytes[2] == 'N' && bytes[3] == 'G';
    }
}
