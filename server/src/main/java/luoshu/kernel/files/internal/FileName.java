package luoshu.kernel.files.internal;

import java.text.Normalizer;

import luoshu.kernel.files.FileRefused;
import luoshu.kernel.files.FileRefused.Reason;

/** A claimed file name made safe to show and to send in a header: last path segment, no control or direction characters, at most 120 characters. */
record FileName(String value, String extension) {

    static FileName of(String claimed) {
        String normal = Normalizer.normalize(claimed, Normalizer.Form.NFC);
        String last = normal.substring(Math.max(normal.lastIndexOf('/'), normal.lastIndexOf('\\')) + 1);
        StringBuilder clean = new StringBuilder();
        last.codePoints().filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT && Character.getType(c) != Character.SURROGATE
                && Character.getType(c) != Character.PRIVATE_USE && Character.isDefined(c) && "<>:\"|?*".indexOf(c) < 0).forEach(clean::appendCodePoint);
        String name = clean.toString().strip();
        int dot = name.lastIndexOf('.');
        if (dot < 1 || dot == name.length() - 1) {
            throw new FileRefused(Reason.NAME);
        }
        String stem = name.substring(0, dot).strip();
        String extension = name.substring(dot + 1);
        if (stem.codePointCount(0, stem.length()) > 110) {
            stem = stem.substring(0, stem.offsetByCodePoints(0, 110));
        }
        if (stem.isEmpty() || extension.length() > 9) {
            throw new FileRefused(Reason.NAME);
        }
        return new FileName(stem + "." + extension, extension);
    }
}
