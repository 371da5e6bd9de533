package luoshu.trust.signatures;

import java.util.List;

import luoshu.kernel.cases.CaseMaterial;
import luoshu.kernel.forms.FormDefinition;
import tools.jackson.databind.JsonNode;

/** What is signed, for those who sign it. {@code changed}: the application is no longer what the sheet was made for. */
public record SheetContent(boolean changed, JsonNode form, FormDefinition formDefinition, List<CaseMaterial> materials) {
}
