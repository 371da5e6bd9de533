package luoshu.kernel.documents;

import java.util.Map;

/** Headings and pages of statutory documents. The modules that issue them keep their facts and offer them as {@link DocumentSource}. */
public interface Documents {

    /**
     * Checked before issuing, so that no document goes out with a hole.
     *
     * @param taskType 事项类型 01 许可, 05 给付 … 20 公共服务: a grant of money is not headed like a licence
     * @throws IllegalArgumentException when a fact that the kind requires is missing: a caller's bug, not a person's mistake
     */
    DocumentHeading heading(DocumentKind kind, String taskType, Map<String, ?> facts);

    /** The PDF. The same facts and wording give the same bytes. */
    byte[] render(IssuedDocument document);

    /** A PDF that is no statutory document: an application form for the archive. */
    byte[] print(Print print);
}
