package luoshu.kernel.requests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a writing endpoint that must not run in the woven transaction: it streams, or is harmless to repeat (a query sent by POST, content-addressed upload).
 * Say why in the value.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OwnTransaction {
    String value();
}
