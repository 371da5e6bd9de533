package luoshu.kernel.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What an endpoint that reads a body asks of the caller before the body is read: otherwise a malformed body would be criticised before its sender is refused.
 * Stands for {@link Access#require} as the endpoint's first line.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Asks {

    /** The permission; empty: none, being signed in as {@link #of} is enough. */
    String value() default "";

    Class<? extends Actor> of() default Actor.class;
}
