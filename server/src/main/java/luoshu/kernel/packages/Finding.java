package luoshu.kernel.packages;

/** Something found in a package. {@code line} and {@code column} count from 1; {@code code} is the key of the browser's text, {@code message} is Chinese. */
public record Finding(String file, int line, int column, Severity severity, String code, String message) {

    public static Finding blocking(String file, Position at, String code, String message) {
        return new Finding(file, at.line(), at.column(), Severity.BLOCKING, code, message);
    }

    public boolean blocks() {
        return severity == Severity.BLOCKING;
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + " " + severity + " " + code + " " + message;
    }
}
