package luoshu.data.catalog.web;

import java.io.IOException;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import luoshu.data.catalog.ResourceImportCheck;
import luoshu.data.catalog.ResourceImportResult;
import luoshu.data.catalog.ResourceImports;
import luoshu.kernel.access.Asks;
import luoshu.kernel.files.FileAnswer;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.FileType;
import luoshu.kernel.requests.OwnTransaction;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 资源目录导入: template, upload, check, confirmation. */
@RestController
@RequestMapping("/api/work/resource-imports")
class ResourceImportController {

    /** {@code file}: as it was received. */
    record ResourceImportFile(@NotNull UUID file) {
    }

    /** {@code digest}: of the check that was seen. */
    record ResourceImportOrder(@NotNull UUID file, @NotNull String digest) {
    }

    private final ResourceImports imports;

    ResourceImportController(ResourceImports imports) {
        this.imports = imports;
    }

    @GetMapping("/template")
    @Asks("resource.edit")
    void template(HttpServletResponse response) throws IOException {
        FileAnswer.secure(response, "资源目录导入模板.xlsx", FileType.XLSX.mediaType(), false);
        imports.template(response.getOutputStream());
    }

    /** The body is the file itself. */
    @PostMapping("/files")
    @Asks("resource.edit")
    @OwnTransaction("streams a table; its content is kept under its digest and belongs to nobody until it is imported")
    FileRef upload(@RequestParam String name, HttpServletRequest request) throws IOException {
        return imports.receive(request.getInputStream(), name);
    }

    @PostMapping("/checks")
    @Asks("resource.edit")
    @OwnTransaction("a query sent by POST: nothing is written")
    ResourceImportCheck check(@RequestBody @Valid ResourceImportFile body) {
        return imports.check(body.file());
    }

    @PostMapping
    @Asks("resource.edit")
    ResourceImportResult confirm(@RequestBody @Valid ResourceImportOrder body) {
        return imports.confirm(body.file(), body.digest());
    }
}
