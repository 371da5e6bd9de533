package luoshu.kernel.problems;

/** 404: does not exist, or is not yours; the two answers are the same on purpose. */
public class NotFound extends Problem {

    public NotFound(String what) {
        super(Kind.NOT_FOUND, "not-found", "no such " + what);
    }
}
