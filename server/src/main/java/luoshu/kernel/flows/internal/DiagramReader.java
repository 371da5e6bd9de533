package luoshu.kernel.flows.internal;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import luoshu.kernel.flows.Flows;
import org.jspecify.annotations.Nullable;

/** Reads BPMN under our grammar: every element and attribute that is not named here is a finding. No DTD, no entities, bounded size, depth and count. */
final class DiagramReader {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final String FLOWABLE = "http://flowable.org/bpmn";
    private static final int MAX_DEPTH = 32;
    private static final int MAX_ELEMENTS = 10_000;
    private static final Map<String, Diagram.Kind> NODES = Map.of("startEvent", Diagram.Kind.START, "endEvent", Diagram.Kind.END, "userTask", Diagram.Kind.USER_TASK,
            "exclusiveGateway", Diagram.Kind.EXCLUSIVE, "parallelGateway", Diagram.Kind.PARALLEL, "subProcess", Diagram.Kind.SUB_PROCESS, "boundaryEvent", Diagram.Kind.TIMER);
    private static final Set<String> QUIET = Set.of("definitions", "documentation", "incoming", "outgoing", "extensionElements");
    private static final Set<String> ATTRIBUTES = Set.of("id", "name", "sourceRef", "targetRef", "isExecutable", "processType", "isClosed", "default", "gatewayDirection",
            "cancelActivity", "attachedToRef", "isSequential", "triggeredByEvent", "startQuantity", "completionQuantity", "isForCompensation", "parallelMultiple", "isInterrupting");

    private final Findings findings;
    private final Diagram diagram = new Diagram();
    private final Deque<String> path = new ArrayDeque<>();
    private final Deque<Diagram.Node> open = new ArrayDeque<>();
    private Diagram.@Nullable Arrow arrow;
    private int elements;

    private DiagramReader(Findings findings) {
        this.findings = findings;
    }

    /** Null when the text is not readable XML at all; the findings say why. */
    static @Nullable Diagram read(byte[] bpmn, Findings findings) {
        if (bpmn.length > Flows.MAX_BYTES) {
            findings.add(1, 1, "too-large", "流程图超过 512 KB");
            return null;
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        DiagramReader reader = new DiagramReader(findings);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(bpmn));
            return reader.walk(xml) ? reader.diagram : null;
        } catch (XMLStreamException broken) {
            Location where = broken.getLocation();
            findings.add(where == null ? 1 : where.getLineNumber(), where == null ? 1 : where.getColumnNumber(), "not-xml", "不是完整的 XML 文件");
            return null;
        }
    }

    private boolean walk(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (!begin(xml)) {
                        return false;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> end(xml);
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    add(xml, "dtd", "不允许 DTD 和实体", "DOCTYPE");
                    return false;
                }
                default -> { }
            }
        }
        return true;
    }

    private boolean begin(XMLStreamReader xml) throws XMLStreamException {
        if (++elements > MAX_ELEMENTS || path.size() >= MAX_DEPTH) {
            add(xml, "too-large", "流程图的元素过多或嵌套过深", xml.getLocalName());
            return false;
        }
        String name = xml.getLocalName();
        if (path.isEmpty() && !(BPMN.equals(xml.getNamespaceURI()) && name.equals("definitions"))) {
            add(xml, "not-bpmn", "根元素应为 BPMN 2.0 definitions", name);
            return false;
        }
        path.push(name);
        if (!BPMN.equals(xml.getNamespaceURI())) {
            foreign(xml);
            return true;
        }
        attributes(xml);
        Diagram.Kind kind = NODES.get(name);
        if (kind != null) {
            node(kind, xml);
        } else if (!QUIET.contains(name)) {
            other(name, xml);
        }
        return true;
    }

    /** The picture (BPMNDI and its shapes) is read over; anything of another vendor inside the process could carry behaviour. */
    private void foreign(XMLStreamReader xml) {
        if (BPMNDI.equals(xml.getNamespaceURI()) && xml.getLocalName().equals("BPMNDiagram")) {
            diagram.picture = true;
        } else if (path.contains("process")) {
            add(xml, "element-not-allowed", "流程中不允许该元素：" + xml.getLocalName(), xml.getLocalName());
        }
    }

    private void attributes(XMLStreamReader xml) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String space = xml.getAttributeNamespace(i);
            String name = xml.getAttributeLocalName(i);
            boolean groups = FLOWABLE.equals(space) && name.equals("candidateGroups") && xml.getLocalName().equals("userTask");
            boolean schema = space != null && space.equals("http://www.w3.org/2001/XMLSchema-instance");
            boolean own = (space == null || space.isEmpty()) && (ATTRIBUTES.contains(name) || path.size() == 1);
            if (!groups && !schema && !own) {
                add(xml, "attribute-not-allowed", "不允许属性 " + name, name);
            }
        }
    }

    private void node(Diagram.Kind kind, XMLStreamReader xml) {
        Location at = xml.getLocation();
        String id = id(xml);
        String within = open.stream().filter(node -> node.kind() == Diagram.Kind.SUB_PROCESS).map(Diagram.Node::id).findFirst().orElse(null);
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        Diagram.Node node = new Diagram.Node(kind, id, within, at.getLineNumber(), at.getColumnNumber(), attributes, new Diagram.Extra());
        if (diagram.nodes.putIfAbsent(id, node) != null) {
            add(xml, "duplicate-id", "编号重复：" + id, id);
        }
        open.push(node);
    }

    private void other(String name, XMLStreamReader xml) throws XMLStreamException {
        Diagram.Node node = open.peek();
        switch (name) {
            case "process" -> process(xml);
            case "sequenceFlow" -> {
                arrow = new Diagram.Arrow(id(xml), value(xml, "sourceRef"), value(xml, "targetRef"), xml.getLocation().getLineNumber(), xml.getLocation().getColumnNumber());
                diagram.arrows.add(arrow);
            }
            case "conditionExpression" -> {
                if (arrow == null) {
                    add(xml, "element-not-allowed", "条件只能写在顺序流上", name);
                } else {
                    arrow.condition = text(xml);
                }
            }
            case "multiInstanceLoopCharacteristics" -> {
                if (node == null || node.kind() != Diagram.Kind.USER_TASK) {
                    add(xml, "element-not-allowed", "多实例只能用于用户任务", name);
                } else {
                    node.extra().multiple = true;
                }
            }
            case "loopCardinality" -> {
                String said = text(xml);
                if (node != null) {
                    node.extra().cardinality = said;
                }
            }
            case "timerEventDefinition" -> {
                if (node == null || node.kind() != Diagram.Kind.TIMER) {
                    add(xml, "element-not-allowed", "定时器只能作为边界事件", name);
                } else {
                    node.extra().timer = true;
                }
            }
            case "timeDuration" -> {
                String said = text(xml);
                if (node != null) {
                    node.extra().duration = said;
                }
            }
            default -> add(xml, "element-not-allowed", "不允许的元素：" + name, name);
        }
    }

    private void process(XMLStreamReader xml) {
        diagram.processLine = xml.getLocation().getLineNumber();
        diagram.processColumn = xml.getLocation().getColumnNumber();
        if (++diagram.processes > 1) {
            add(xml, "one-process", "只能有一个流程", value(xml, "id"));
        }
        if (!value(xml, "id").equals("handling") || !value(xml, "isExecutable").equals("true")) {
            add(xml, "process-id", "流程应为 id=\"handling\" isExecutable=\"true\"", value(xml, "id"));
        }
    }

    /** Reads to the end tag, which {@link #walk} then does not see. */
    private String text(XMLStreamReader xml) throws XMLStreamException {
        String said = xml.getElementText();
        path.pop();
        return said.strip();
    }

    private void end(XMLStreamReader xml) {
        path.pop();
        if (BPMN.equals(xml.getNamespaceURI())) {
            if (NODES.containsKey(xml.getLocalName())) {
                open.pop();
            } else if (xml.getLocalName().equals("sequenceFlow")) {
                arrow = null;
            }
        }
    }

    private String id(XMLStreamReader xml) {
        String id = value(xml, "id");
        if (!id.matches("[A-Za-z_][A-Za-z0-9_]{0,63}")) {
            add(xml, "id", "编号应为字母、数字和下划线", id);
            return "unnamed_" + xml.getLocation().getCharacterOffset();
        }
        return id;
    }

    private static String value(XMLStreamReader xml, String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        return value == null ? "" : value;
    }

    private void add(XMLStreamReader xml, String code, String message, String what) {
        findings.add(xml.getLocation().getLineNumber(), xml.getLocation().getColumnNumber(), code, message, what);
    }
}
