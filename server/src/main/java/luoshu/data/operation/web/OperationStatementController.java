package luoshu.data.operation.web;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import luoshu.data.operation.OperationStatement;
import luoshu.data.operation.OperationStatements;
import luoshu.kernel.access.Asks;
import luoshu.kernel.files.FileAnswer;
import luoshu.kernel.requests.IfMatch;
import luoshu.trust.signing.Sm3;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** 结算单. */
@RestController
class OperationStatementController {

    /** {@code month}: any of its days. */
    record IssueBody(@NotNull LocalDate month) {
    }

    record ConfirmBody(@NotNull String answerer, @NotNull String answer) {
    }

    private final OperationStatements statements;

    OperationStatementController(OperationStatements statements) {
        this.statements = statements;
    }

    @GetMapping("/api/work/operations/{number}/statements")
    List<OperationStatement> list(@PathVariable String number) {
        return statements.list(number);
    }

    @PostMapping("/api/work/operations/{number}/statements")
    @Asks("operation.edit")
    OperationStatement issue(@PathVariable String number, @RequestBody @Valid IssueBody body) {
        return statements.issue(number, YearMonth.from(body.month()));
    }

    @GetMapping("/api/work/operation-statements/{number}")
    OperationStatement one(@PathVariable String number) {
        return statements.get(number);
    }

    @GetMapping("/api/work/operation-statements/{number}/table")
    void table(@PathVariable String number, HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] book = statements.table(number);
        FileAnswer.send(request, response, "结算单 " + number + ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", book, HexFormat.of().formatHex(Sm3.digest(book)), false);
    }

    @PostMapping("/api/work/operation-statements/{number}/confirm")
    @Asks("operation.approve")
    OperationStatement confirm(@PathVariable String number, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid ConfirmBody body) {
        return statements.confirm(number, IfMatch.version(ifMatch), body.answerer(), body.answer());
    }
}
