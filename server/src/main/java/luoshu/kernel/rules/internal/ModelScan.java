package luoshu.kernel.rules.internal;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import luoshu.kernel.rules.RuleProblem;

/**
 * Reads a DMN file before the engine may: no document type (so no entities), only the elements a decision table or expression needs, and FEEL texts without functions,
 * ranges in loops, clocks or regular expressions. What the engine then gets cannot call Java and cannot run long.
 */
final class ModelScan {

    private static final int LONGEST = 512 * 1024;
    private static final int DEEPEST = 40;
    private static final Set<String> DMN = Set.of("definitions", "inputData", "decision", "variable", "description", "question", "allowedAnswers", "informationRequirement",
            "requiredInput", "requiredDecision", "decisionTable", "input", "inputExpression", "inputValues", "output", "outputValues", "defaultOutputEntry", "rule", "inputEntry",
            "outputEntry", "annotation", "annotationEntry", "literalExpression", "text", "context", "contextEntry", "itemDefinition", "typeRef", "allowedValues", "itemComponent",
            "authorityRequirement", "requiredAuthority", "knowledgeSource", "textAnnotation", "association", "sourceRef", "targetRef", "typeConstraint");
    private static final Set<String> DIAGRAM_NAMESPACES = Set.of("https://www.omg.org/spec/DMN/20191111/DMNDI/", "http://www.omg.org/spec/DMN/20180521/DC/",
            "http://www.omg.org/spec/DMN/20180521/DI/");
    private static final String MODEL = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");
    private static final Pattern WORD = Pattern.compile("\\b(function|external|for|some|every|now|today|matches|replace|split|invoke)\\b");

    private ModelScan() {
    }

    static List<RuleProblem> problems(String xml) {
        List<RuleProblem> problems = new ArrayList<>();
        if (xml.length() > LONGEST) {
            return List.of(new RuleProblem(1, 1, "too-large", "DMN 文件超过 512 KB"));
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
            int depth = 0;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.DTD -> problems.add(at(reader, "doctype", "不得包含文档类型声明（DOCTYPE）"));
                    case XMLStreamConstants.ENTITY_REFERENCE -> problems.add(at(reader, "entity", "不得引用实体"));
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (++depth > DEEPEST) {
                            problems.add(at(reader, "too-deep", "嵌套过深"));
                            return problems;
                        }
                        element(reader, problems);
                    }
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> feel(reader, problems);
                    default -> { }
                }
                if (problems.size() > 50) {
                    return problems;
                }
            }
        } catch (XMLStreamException malformed) {
            int line = malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNumber();
            int column = malformed.getLocation() == null ? 1 : malformed.getLocation().getColumnNumber();
            problems.add(new RuleProblem(line, column, "xml-malformed", "不是格式正确的 XML：" + malformed.getMessage()));
        }
        return problems;
    }

    private static void element(XMLStreamReader reader, List<RuleProblem> problems) {
        String namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
        if (DIAGRAM_NAMESPACES.contains(namespace)) {
            return;
        }
        if (!namespace.equals(MODEL)) {
            problems.add(at(reader, "dmn-namespace", "元素 " + reader.getLocalName() + " 不属于 DMN 1.3"));
        } else if (!DMN.contains(reader.getLocalName())) {
            problems.add(at(reader, "dmn-element", "不得使用 DMN 元素 " + reader.getLocalName()));
        }
        String language = reader.getAttributeValue(null, "expressionLanguage");
        if (language != null && !language.toLowerCase(Locale.ROOT).contains("feel")) {
            problems.add(at(reader, "dmn-language", "表达式语言只能是 FEEL"));
        }
    }

    private static void feel(XMLStreamReader reader, List<RuleProblem> problems) {
        if (reader.isWhiteSpace()) {
            return;
        }
        String text = reader.getText();
        if (text.length() > Expressions.LONGEST) {
            problems.add(at(reader, "too-long", "单个表达式超过 " + Expressions.LONGEST + " 个字符"));
            return;
        }
        var word = WORD.matcher(STRING.matcher(text).replaceAll("\"\""));
        if (word.find()) {
            problems.add(at(reader, "feel-forbidden", "表达式中不得使用 " + word.group(1)));
        }
    }

    private static RuleProblem at(XMLStreamReader reader, String code, String message) {
        return new RuleProblem(reader.getLocation().getLineNumber(), reader.getLocation().getColumnNumber(), code, message);
    }
}
