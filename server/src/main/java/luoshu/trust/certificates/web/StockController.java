package luoshu.trust.certificates.web;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import luoshu.kernel.access.Asks;
import luoshu.kernel.files.FileAnswer;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.FileType;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.requests.OwnTransaction;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.certificates.stock.StockErrorView;
import luoshu.trust.certificates.stock.StockFault;
import luoshu.trust.certificates.stock.StockImport;
import luoshu.trust.certificates.stock.StockImports;
import luoshu.trust.certificates.stock.StockReport;
import luoshu.trust.certificates.stock.StockTemplate;
import luoshu.trust.certificates.stock.StockTypeChoice;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 存量归集: upload, check, faults, taking over. */
@RestController
@RequestMapping("/api/work/certificate-stock")
class StockController {

    /** {@code file}: as it was received; {@code type}: 证照类型代码. */
    record StockOrder(@NotNull UUID file, @NotNull String type) {
    }

    /** An import and how many cells have which fault. */
    record StockView(StockImport one, List<StockImports.FaultCount> faults) {
    }

    private final StockImports imports;

    StockController(StockImports imports) {
        this.imports = imports;
    }

    @GetMapping
    @Asks("certificate.stock")
    Page<StockImport> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return imports.list(new PageRequest(page, size));
    }

    @GetMapping("/types")
    @Asks("certificate.stock")
    List<StockTypeChoice> types() {
        return imports.types();
    }

    @GetMapping("/template")
    @Asks("certificate.stock")
    void template(@RequestParam String type, @RequestParam(defaultValue = "xlsx") String format, HttpServletResponse response) throws IOException {
        StockTemplate template = imports.template(type);
        switch (format) {
            case "csv" -> {
                FileAnswer.secure(response, template.name() + ".csv", FileType.CSV.mediaType(), false);
                template.csv(response.getOutputStream());
            }
            case "xlsx" -> {
                FileAnswer.secure(response, template.name() + ".xlsx", FileType.XLSX.mediaType(), false);
                template.xlsx(response.getOutputStream());
            }
            default -> throw new Invalid("/format", "unknown", "format 只能是 csv 或 xlsx");
        }
    }

    /** The body is the file itself. */
    @PostMapping("/files")
    @Asks("certificate.stock")
    @OwnTransaction("streams a table of any length; its content is kept under its digest and belongs to nobody until an import is made of it")
    FileRef upload(@RequestParam String name, HttpServletRequest request) throws IOException {
        return imports.receive(request.getInputStream(), name);
    }

    @PostMapping
    @Asks("certificate.stock")
    StockImport check(@RequestBody @Valid StockOrder order) {
        return imports.check(order.file, order.type);
    }

    @GetMapping("/{id}")
    @Asks("certificate.stock")
    StockView get(@PathVariable UUID id) {
        return new StockView(imports.get(id), imports.faults(id));
    }

    @GetMapping("/{id}/errors")
    @Asks("certificate.stock")
    Page<StockErrorView> errors(@PathVariable UUID id, @RequestParam(required = false) @Nullable StockFault fault, @RequestParam(defaultValue = "0") int page,
                                @RequestParam(defaultValue = "20") int size) {
        return imports.errors(id, fault, new PageRequest(page, size));
    }

    @GetMapping("/{id}/report")
    @Asks("certificate.stock")
    void report(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        StockReport report = imports.report(id);
        FileAnswer.secure(response, report.fileName() + "-问题清单.csv", FileType.CSV.mediaType(), false);
        Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        report.to(out);
    }

    @PostMapping("/{id}/taking")
    @Asks("certificate.stock")
    StockImport take(@PathVariable UUID id) {
        return imports.take(id);
    }

    @PostMapping("/{id}/resumption")
    @Asks("certificate.stock")
    StockImport resume(@PathVariable UUID id) {
        return imports.resume(id);
    }

    @PostMapping("/{id}/cancellation")
    @Asks("certificate.stock")
    StockImport cancel(@PathVariable UUID id) {
        return imports.cancel(id);
    }
}
