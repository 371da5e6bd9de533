package luoshu.trust.reading.web;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.files.FileAccess;
import luoshu.kernel.files.FileAnswer;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.Files;
import luoshu.kernel.files.ReadingRules;
import luoshu.kernel.problems.NotFound;
import luoshu.trust.reading.Readings;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The page a region is shown on, for whoever may read the file. */
@RestController
class PageController {

    private final Readings readings;
    private final Files files;
    private final ReadingRules rules;
    private final Access access;
    private final Audit audit;

    PageController(Readings readings, Files files, ReadingRules rules, Access access, Audit audit) {
        this.readings = readings;
        this.files = files;
        this.rules = rules;
        this.access = access;
        this.audit = audit;
    }

    @GetMapping("/api/portal/readings/{id}/picture")
    void ofApplicant(@PathVariable UUID id, @RequestParam(defaultValue = "0") int page, HttpServletResponse response) throws IOException {
        access.applicant();
        send(id, page, response);
    }

    @GetMapping("/api/work/readings/{id}/picture")
    void ofOfficial(@PathVariable UUID id, @RequestParam(defaultValue = "0") int page, HttpServletResponse response) throws IOException {
        access.official();
        send(id, page, response);
    }

    private void send(UUID id, int page, HttpServletResponse response) throws IOException {
        FileAccess.Reading allowed = rules.ask(access.actor(), files.ownerOf(id)).orElseThrow(() -> new NotFound("file"));
        FileRef file = files.get(id);
        byte[] picture = readings.page(file, page);
        audit.record(new Act("file.preview", Act.Outcome.READ, "file:" + id, allowed.caseNumber(), allowed.matter(), allowed.person(), Map.of()));
        FileAnswer.secure(response, "page.jpg", "image/jpeg", true);
        response.setContentLength(picture.length);
        response.getOutputStream().write(picture);
    }
}
