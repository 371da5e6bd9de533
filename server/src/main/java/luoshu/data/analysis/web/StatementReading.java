package luoshu.data.analysis.web;

import java.lang.reflect.Type;

import luoshu.data.analysis.SavedAnalyses;
import luoshu.data.analysis.SavedAnalysisDraft;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Reads the statement of a new draft as soon as it has come: the write that follows is one transaction with its key, and nothing in it may wait for a parser. What is no statement at all is left to the checks of the draft; of one
 * that is changed it is first seen whose it is.
 */
@ControllerAdvice(assignableTypes = SavedAnalysisController.class)
class StatementReading extends RequestBodyAdviceAdapter {

    private static final int LONGEST = 20_000;
    private final SavedAnalyses analyses;

    StatementReading(SavedAnalyses analyses) {
        this.analyses = analyses;
    }

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return type == SavedAnalysisDraft.class && parameter.hasMethodAnnotation(PostMapping.class);
    }

    @Override
    public Object afterBodyRead(Object body, HttpInputMessage message, MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        if (body instanceof SavedAnalysisDraft draft && draft.sql() != null && !draft.sql().isBlank() && draft.sql().length() <= LONGEST && draft.sql().indexOf(0) < 0) {
            analyses.understand(draft.sql());
        }
        return body;
    }
}
