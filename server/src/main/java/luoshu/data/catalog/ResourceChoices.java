package luoshu.data.catalog;

import java.util.List;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** What can be chosen when an entry is written or assessed. */
public record ResourceChoices(List<DataClass> classes, List<DataElement> elements, List<ResourceChoice> formats, List<ResourceChoice> notShared, List<ResourceChoice> notOpen, ResourceAssessment secrecy, ResourceAssessment personal) {

    public record ResourceChoice(String code, Text name) {
    }

    /** 类 with its 项 and 目; {@code code}: 1, 3 and 6 digits. */
    public record DataClass(String code, Text name, List<DataClass> below) {
    }

    /** A data element. {@code source}: the line of duty that knows it first; {@code generic}: each resource has its own (a licence's number), so it has no one source; {@code standard}: where it is defined. */
    public record DataElement(String code, Text name, String field, DataType type, @Nullable Integer length, @Nullable Integer scale, @Nullable String codeTable, int sensitivity, boolean personal,
                          boolean generic, @Nullable String source, @Nullable String standard) {
    }

    public record ResourceAssessment(String basis, List<ResourceChoice> questions) {
    }
}
