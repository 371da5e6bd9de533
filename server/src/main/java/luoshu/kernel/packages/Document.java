package luoshu.kernel.packages;

import java.util.Map;

import tools.jackson.databind.JsonNode;

/** A file that has its shape: its values, and where each of them stands (by JSON pointer). */
public record Document(String file, JsonNode tree, Map<String, Position> positions) {

    /** Where the value at {@code pointer} stands, or the nearest value around it. */
    public Position at(String pointer) {
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            Position position = positions.get(at);
            if (position != null) {
                return position;
            }
        }
        return Position.START;
    }

    public Finding blocking(String pointer, String code, String message) {
        return Finding.blocking(file, at(pointer), code, message);
    }
}
