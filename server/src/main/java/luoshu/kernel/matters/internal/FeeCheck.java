package luoshu.kernel.matters.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import luoshu.kernel.matters.FeeQuantity;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.packages.Document;
import luoshu.kernel.packages.Finding;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** §1: what a fee is multiplied by stands in the form and can be counted. */
@Component
@Order(3)
class FeeCheck implements PackageCheck {

    @Override
    public List<Finding> check(MatterDefinition matter, MatterDocuments documents) {
        Document file = documents.matter();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < matter.fees().size(); i++) {
            FeeQuantity quantity = matter.fees().get(i).quantity();
            if (quantity != null) {
                check(file, "/fees/" + i + "/quantity", quantity, matter.form().schema(), findings);
            }
        }
        return findings;
    }

    private static void check(Document file, String at, FeeQuantity quantity, JsonNode schema, List<Finding> findings) {
        List<String> times = quantity.times() == null ? List.of() : quantity.times();
        for (int i = 0; i < times.size(); i++) {
            field(file, at + "/times/" + i, times.get(i), schema, type -> type.path("type").asString("").matches("number|integer"), "数字", findings);
        }
        if (quantity.days() != null) {
            field(file, at + "/days/from", quantity.days().from(), schema, type -> type.path("format").asString("").equals("date"), "日期", findings);
            field(file, at + "/days/to", quantity.days().to(), schema, type -> type.path("format").asString("").equals("date"), "日期", findings);
        }
        if (quantity.rows() != null) {
            field(file, at + "/rows", quantity.rows(), schema, type -> type.path("type").asString("").equals("array"), "表格", findings);
        }
        if (times.isEmpty() && quantity.days() == null && quantity.rows() == null) {
            findings.add(file.blocking(at, "fee-quantity", "计费数量应写明 times、days、rows 中的至少一项"));
        }
    }

    private static void field(Document file, String at, String pointer, JsonNode schema, Predicate<JsonNode> fits, String wanted, List<Finding> findings) {
        JsonNode property = FormFields.property(schema, pointer);
        if (property == null) {
            findings.add(file.blocking(at, "no-such-field", "表单中没有 " + pointer));
        } else if (!fits.test(property)) {
            findings.add(file.blocking(at, "fee-quantity", pointer + " 不是" + wanted));
        }
    }
}
