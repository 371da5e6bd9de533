package luoshu.kernel.problems;

import java.util.List;
import java.util.Map;

/** A refusal that needs no type of its own: a caller never branches on it. */
public class Refused extends Problem {

    public Refused(Kind kind, String code, String detail) {
        super(kind, code, detail);
    }

    public Refused(Kind kind, String code, String detail, Map<String, Object> properties) {
        super(kind, code, detail, properties, List.of());
    }
}
