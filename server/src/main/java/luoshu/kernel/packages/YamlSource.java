package luoshu.kernel.packages;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads YAML to located values: no tags, no types, no anchors (an alias is refused: content says each thing where it is read), at most 25 deep. */
public final class YamlSource {

    private static final int DEEPEST = 25;

    private YamlSource() {
    }

    /** Empty when the file is not YAML; then {@code findings} says why. */
    public static Optional<Located> read(String file, String text, List<Finding> findings) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(5);
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(PackageFiles.LARGEST_FILE);
        try {
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            if (root == null) {
                findings.add(Finding.blocking(file, Position.START, "empty", "文件是空的"));
                return Optional.empty();
            }
            return Optional.of(located(file, root, new HashSet<>(), findings));
        } catch (MarkedYAMLException broken) {
            Mark mark = broken.getProblemMark() == null ? broken.getContextMark() : broken.getProblemMark();
            findings.add(Finding.blocking(file, at(mark), "yaml-syntax", "YAML 语法错误：" + broken.getProblem()));
        } catch (YAMLException broken) {
            findings.add(Finding.blocking(file, Position.START, "yaml-syntax", "YAML 无法读取：" + broken.getMessage()));
        }
        return Optional.empty();
    }

    private static Located located(String file, Node node, Set<Node> seen, List<Finding> findings) {
        if (!(node instanceof ScalarNode) && !seen.add(node)) {
            findings.add(Finding.blocking(file, at(node.getStartMark()), "yaml-alias", "不得使用 YAML 别名（*）"));
            return new Located.Scalar(at(node.getStartMark()), Located.Kind.NULL, "");
        }
        return switch (node) {
            case MappingNode mapping -> {
                List<Located.Entry> entries = new ArrayList<>();
                Set<String> keys = new HashSet<>();
                for (NodeTuple tuple : mapping.getValue()) {
                    Position at = at(tuple.getKeyNode().getStartMark());
                    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                        findings.add(Finding.blocking(file, at, "yaml-key", "键必须是文字"));
                    } else if (!keys.add(key.getValue())) {
                        findings.add(Finding.blocking(file, at, "duplicate-key", "键 " + key.getValue() + " 重复"));
                    } else {
                        entries.add(new Located.Entry(key.getValue(), at, located(file, tuple.getValueNode(), seen, findings)));
                    }
                }
                yield new Located.Mapping(at(node.getStartMark()), entries);
            }
            case SequenceNode sequence -> {
                List<Located> items = new ArrayList<>();
                sequence.getValue().forEach(item -> items.add(located(file, item, seen, findings)));
                yield new Located.Sequence(at(node.getStartMark()), items);
            }
            case ScalarNode scalar -> new Located.Scalar(at(node.getStartMark()), kind(scalar), scalar.getValue());
            default -> throw new YAMLException("unexpected node");
        };
    }

    private static Located.Kind kind(ScalarNode scalar) {
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return Located.Kind.TEXT;
        }
        String text = scalar.getValue();
        if (text.isEmpty() || text.equals("null") || text.equals("~")) {
            return Located.Kind.NULL;
        }
        if (text.equals("true") || text.equals("false")) {
            return Located.Kind.BOOLEAN;
        }
        return text.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?") ? Located.Kind.NUMBER : Located.Kind.TEXT;
    }

    private static Position at(@Nullable Mark mark) {
        return mark == null ? Position.START : new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
