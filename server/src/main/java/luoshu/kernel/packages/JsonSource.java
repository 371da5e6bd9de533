package luoshu.kernel.packages;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.TokenStreamLocation;

/** Reads JSON to located values, at most 40 deep. */
public final class JsonSource {

    private static final JsonFactory FACTORY = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(40).maxStringLength(100_000).build()).build();

    private JsonSource() {
    }

    /** Empty when the file is not JSON; then {@code findings} says why. */
    public static Optional<Located> read(String file, String text, List<Finding> findings) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            if (parser.currentToken() == null) {
                findings.add(Finding.blocking(file, Position.START, "empty", "文件是空的"));
                return Optional.empty();
            }
            Located value = value(parser);
            if (parser.nextToken() != null) {
                findings.add(Finding.blocking(file, at(parser), "json-syntax", "JSON 结束后还有内容"));
            }
            return Optional.of(value);
        } catch (JacksonException broken) {
            TokenStreamLocation where = broken.getLocation();
            Position at = where == null ? Position.START : new Position(Math.max(1, where.getLineNr()), Math.max(1, where.getColumnNr()));
            findings.add(Finding.blocking(file, at, "json-syntax", "JSON 语法错误：" + broken.getOriginalMessage()));
            return Optional.empty();
        }
    }

    private static Located value(JsonParser parser) {
        Position at = at(parser);
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                List<Located.Entry> entries = new ArrayList<>();
                Set<String> keys = new HashSet<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    Position keyAt = at(parser);
                    String key = parser.currentName();
                    parser.nextToken();
                    Located value = value(parser);
                    if (keys.add(key)) {
                        entries.add(new Located.Entry(key, keyAt, value));
                    }
                }
                yield new Located.Mapping(at, entries);
            }
            case START_ARRAY -> {
                List<Located> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(parser));
                }
                yield new Located.Sequence(at, items);
            }
            case VALUE_TRUE, VALUE_FALSE -> new Located.Scalar(at, Located.Kind.BOOLEAN, parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Located.Scalar(at, Located.Kind.NUMBER, parser.getString());
            case VALUE_NULL -> new Located.Scalar(at, Located.Kind.NULL, "");
            default -> new Located.Scalar(at, Located.Kind.TEXT, parser.getString());
        };
    }

    private static Position at(JsonParser parser) {
        TokenStreamLocation where = parser.currentTokenLocation();
        return new Position(Math.max(1, where.getLineNr()), Math.max(1, where.getColumnNr()));
    }
}
