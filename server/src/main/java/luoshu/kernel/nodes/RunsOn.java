package luoshu.kernel.nodes;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What this class does by itself – by the clock, or from the start to the end of the process – is also done on nodes of these roles. Without it: on nodes that do everything only. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RunsOn {
    String[] value();
}
