package luoshu.kernel.documents.web;

import java.io.IOException;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.kernel.access.Access;
import luoshu.kernel.documents.DocumentRef;
import luoshu.kernel.documents.Documents;
import luoshu.kernel.documents.IssuedDocument;
import luoshu.kernel.documents.internal.DocumentReading;
import luoshu.kernel.files.FileAnswer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The documents of a case, as PDF, for its applicant and for the officials who may see it. */
@RestController
class DocumentController {

    private final DocumentReading reading;
    private final Documents documents;
    private final Access access;

    DocumentController(DocumentReading reading, Documents documents, Access access) {
        this.reading = reading;
        this.documents = documents;
        this.access = access;
    }

    @GetMapping("/api/portal/documents/{id}")
    void ofApplicant(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        access.applicant();
        send(id, request, response);
    }

    @GetMapping("/api/work/documents/{id}")
    void ofOfficial(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        access.official();
        send(id, request, response);
    }

    private void send(UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        IssuedDocument document = reading.permit(id);
        DocumentRef ref = document.ref();
        FileAnswer.send(request, response, ref.title().zh() + (ref.number() == null ? "" : ref.number()) + ".pdf", "application/pdf", documents.render(document), id.toString(), true);
    }
}
