package luoshu.kernel.requests.internal;

import io.swagger.v3.oas.models.Operation;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** An operation is called after its controller and method, {@code sealList}, whatever else there is: a new endpoint renames no other one. */
@Component
class OperationNames implements OperationCustomizer {

    private static final String CONTROLLER = "Controller";

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        String of = handler.getBeanType().getSimpleName();
        String resource = of.endsWith(CONTROLLER) ? of.substring(0, of.length() - CONTROLLER.length()) : of;
        String method = handler.getMethod().getName();
        operation.setOperationId(Character.toLowerCase(resource.charAt(0)) + resource.substring(1) + Character.toUpperCase(method.charAt(0)) + method.substring(1));
        return operation;
    }
}
