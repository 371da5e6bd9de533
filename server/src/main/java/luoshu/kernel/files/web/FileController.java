package luoshu.kernel.files.web;

import java.io.IOException;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.kernel.access.Access;
import luoshu.kernel.files.FileAnswer;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.FileType;
import luoshu.kernel.files.internal.FileReading;
import luoshu.kernel.files.internal.Thumbnail;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Downloads and previews, for applicants and for officials. Whether this one may read this file is asked of the file's owner module. */
@RestController
class FileController {

    private static final int LARGEST_PREVIEW = 1600;
    private final FileReading reading;
    private final Access access;

    FileController(FileReading reading, Access access) {
        this.reading = reading;
        this.access = access;
    }

    @GetMapping("/api/portal/files/{id}")
    void ofApplicant(@PathVariable UUID id, @RequestParam(defaultValue = "attachment") String disposition, HttpServletRequest request, HttpServletResponse response) throws IOException {
        access.applicant();
        download(id, disposition, request, response);
    }

    @GetMapping("/api/work/files/{id}")
    void ofOfficial(@PathVariable UUID id, @RequestParam(defaultValue = "attachment") String disposition, HttpServletRequest request, HttpServletResponse response) throws IOException {
        access.official();
        download(id, disposition, request, response);
    }

    @GetMapping("/api/portal/files/{id}/preview")
    void previewOfApplicant(@PathVariable UUID id, @RequestParam(defaultValue = "320") int size, HttpServletResponse response) throws IOException {
        access.applicant();
        preview(id, size, response);
    }

    @GetMapping("/api/work/files/{id}/preview")
    void previewOfOfficial(@PathVariable UUID id, @RequestParam(defaultValue = "320") int size, HttpServletResponse response) throws IOException {
        access.official();
        preview(id, size, response);
    }

    private void download(UUID id, String disposition, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!disposition.equals("inline") && !disposition.equals("attachment")) {
            throw new Invalid("/disposition", "unknown", "disposition 只能是 inline 或 attachment");
        }
        FileRef ref = reading.permit(id, "file.read");
        FileType type = FileType.named(ref.type());
        FileAnswer.send(request, response, ref.name(), type.mediaType(), ref.size(), ref.sha256(), disposition.equals("inline") && type.preview(), offset -> reading.open(ref, offset));
    }

    private void preview(UUID id, int size, HttpServletResponse response) throws IOException {
        if (size < 16 || size > LARGEST_PREVIEW) {
            throw new Invalid("/size", "out-of-range", "预览边长为 16–1600 像素");
        }
        FileRef ref = reading.permit(id, "file.preview");
        if (!FileType.named(ref.type()).image()) {
            throw new NotFound("preview");
        }
        byte[] small = Thumbnail.of(reading.open(ref, 0), size);
        FileAnswer.secure(response, "preview.jpg", "image/jpeg", true);
        response.setContentLength(small.length);
        response.getOutputStream().write(small);
    }
}
