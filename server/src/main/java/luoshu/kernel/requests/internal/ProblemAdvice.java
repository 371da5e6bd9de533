package luoshu.kernel.requests.internal;

import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import luoshu.kernel.access.NotPermitted;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** The one place where a refusal becomes RFC 9457 problem+json, and where a denial is audited. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final int LONGEST_NAME = 100;
    /** PostgreSQL character_not_in_repertoire and untranslatable_character: what slipped past {@link luoshu.kernel.problems.Storable}. */
    private static final Set<String> UNSTORABLE = Set.of("22021", "22P05");
    private final Audit audit;

    ProblemAdvice(Audit audit) {
        this.audit = audit;
    }

    @ExceptionHandler(Problem.class)
    ResponseEntity<ProblemDetail> refused(Problem problem, HttpServletRequest request) {
        if (problem instanceof NotPermitted) {
            audit.recordApart(new Act(request.getMethod() + " " + request.getRequestURI(), Act.Outcome.DENIED, "route", null, null, null, Map.copyOf(problem.properties())));
        }
        return refused(problem);
    }

    private static ResponseEntity<ProblemDetail> refused(Problem problem) {
        ProblemDetail body = body(problem.kind().status(), problem.code(), problem.getMessage());
        problem.properties().forEach(body::setProperty);
        if (!problem.errors().isEmpty()) {
            body.setProperty("errors", problem.errors());
        }
        HttpHeaders headers = new HttpHeaders();
        if (problem.kind() == Problem.Kind.UNAVAILABLE || problem.kind() == Problem.Kind.TOO_MANY) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(problem.properties().getOrDefault("retryAfterSeconds", 2)));
        }
        return answer(body, headers);
    }

    @ExceptionHandler(MethodArgumentNotValidException.class)
    ResponseEntity<ProblemDetail> invalid(MethodArgumentNotValidException bad) {
        List<FieldError> errors = new ArrayList<>();
        bad.getFieldErrors().forEach(e -> errors.add(new FieldError("/" + e.getField().replace('.', '/'), String.valueOf(e.getCode()), String.valueOf(e.getDefaultMessage()))));
        ProblemDetail body = body(422, "invalid", errors.size() + " values are not acceptable");
        body.setProperty("errors", errors);
        return answer(body, new HttpHeaders());
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException bad) {
        if (bad.getCause() instanceof UnrecognizedPropertyException unknown) {
            ProblemDetail body = body(422, "unknown-field", "this endpoint takes no such field");
            body.setProperty("errors", List.of(new FieldError(pointer(unknown), "unknown-field", "不接受这一项")));
            return answer(body, new HttpHeaders());
        }
        return answer(body(400, "unreadable-body", "the request body is not the JSON this endpoint reads"), new HttpHeaders());
    }

    private static String pointer(JacksonException failure) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            String name = step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName().replace("~", "~0").replace("/", "~1");
            pointer.append('/').append(name, 0, Math.min(name.length(), LONGEST_NAME));
        }
        return pointer.toString();
    }

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ResponseEntity<ProblemDetail> mismatch(MethodArgumentTypeMismatchException bad) {
        return answer(body(400, "unreadable-parameter", "the value of " + bad.getName() + " is not of its type"), new HttpHeaders());
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException bad) {
        return answer(body(413, "too-large", "the upload is larger than this server takes"), new HttpHeaders());
    }

    /** The database is away or the transaction lost a race: the client may repeat the same key. */
    @ExceptionHandler({CannotCreateTransactionException.class, DataAccessResourceFailureException.class, TransientDataAccessException.class, ConcurrencyFailureException.class})
    ResponseEntity<ProblemDetail> unavailable(Exception failure) {
        if (noSpace(failure)) {
            return answer(body(507, "no-space", "the server has no room to store this; nothing was changed"), new HttpHeaders());
        }
        log.warn("database unavailable: {}", failure.getMessage());
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "2");
        return answer(body(503, "unavailable", "the store is not reachable for a moment; repeat with the same Idempotency-Key"), headers);
    }

    /** The caller left before the answer was out: nobody is there to be told, and nobody needs waking. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void gone(AsyncRequestNotUsableException left) {
        log.debug("the caller left: {}", left.getMessage());
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<ProblemDetail> anything(Exception failure) {
        if (failure instanceof ErrorResponse known) {
            HttpStatusCode status = known.getStatusCode();
            String code = status.value() == 404 ? "not-found" : HttpStatus.valueOf(status.value()).getReasonPhrase().toLowerCase().replace(' ', '-');
            return answer(body(status.value(), code, known.getBody().getDetail()), known.getHeaders());
        }
        if (noSpace(failure)) {
            return answer(body(507, "no-space", "the server has no room to store this; nothing was changed"), new HttpHeaders());
        }
        if (UNSTORABLE.contains(sqlState(failure))) {
            return refused(new Invalid("", "unstorable-character", "含有无法保存的字符"));
        }
        log.error("unexpected failure", failure);
        return answer(body(500, "internal", "unexpected failure; quote the request id"), new HttpHeaders());
    }

    /** PostgreSQL 53100 disk_full, or the file system saying so. */
    private static boolean noSpace(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("No space left on device")) {
                return true;
            }
        }
        return "53100".equals(sqlState(failure));
    }

    private static String sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    private static ProblemDetail body(int status, String code, String detail) {
        ProblemDetail body = ProblemDetail.forStatus(status);
        body.setType(URI.create("urn:luoshu:problem:" + code));
        body.setDetail(detail);
        body.setProperty("code", code);
        body.setProperty("requestId", MDC.get("requestId"));
        return body;
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail body, HttpHeaders headers) {
        return ResponseEntity.status(body.getStatus()).headers(headers).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(body);
    }
}
