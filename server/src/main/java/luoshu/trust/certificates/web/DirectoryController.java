package luoshu.trust.certificates.web;

import java.util.UUID;

import luoshu.kernel.access.Asks;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.certificates.directory.DirectoryEntryView;
import luoshu.trust.certificates.directory.DirectoryStanding;
import luoshu.trust.certificates.directory.DirectoryUpload;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 目录汇聚: what the upper platform has been told of our certificates. */
@RestController
@RequestMapping("/api/work/certificate-directory")
class DirectoryController {

    private final DirectoryUpload upload;

    DirectoryController(DirectoryUpload upload) {
        this.upload = upload;
    }

    @GetMapping
    @Asks("certificate.read")
    Page<DirectoryEntryView> list(@RequestParam(required = false) @Nullable String state, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        if (state != null && !state.matches("WAITING|SENT|REJECTED")) {
            throw new Invalid("/state", "unknown", "没有这种汇聚状态");
        }
        return upload.list(state, new PageRequest(page, size));
    }

    @GetMapping("/standing")
    @Asks("certificate.read")
    DirectoryStanding standing() {
        return upload.standing();
    }

    /** Hands a refused entry in once more, as the certificate stands now. */
    @PostMapping("/{certificate}/{sequence}/resubmission")
    @Asks("certificate.manage")
    void again(@PathVariable UUID certificate, @PathVariable int sequence) {
        upload.again(certificate, sequence);
    }
}
