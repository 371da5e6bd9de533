package luoshu.kernel.matters.internal;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import luoshu.kernel.matters.HandlingStep;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.Position;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** §5: the user tasks of the flow are steps of matter.yaml under the same names, and the conditions read questions and fields that exist. */
@Component
@Order(5)
class FlowCheck implements PackageCheck {

    private static final String FILE = "flow.bpmn";

    private record UserTask(String id, String name, Position at) {
    }

    @Override
    public List<Finding> check(MatterDefinition matter, MatterDocuments documents) {
        List<Finding> findings = new ArrayList<>();
        Map<String, UserTask> tasks = new LinkedHashMap<>();
        try {
            read(documents.flow(), tasks, matter, findings);
        } catch (XMLStreamException malformed) {
            Position at = malformed.getLocation() == null ? Position.START : new Position(Math.max(1, malformed.getLocation().getLineNumber()), Math.max(1, malformed.getLocation().getColumnNumber()));
            return List.of(Finding.blocking(FILE, at, "xml-malformed", "不是格式正确的 XML：" + malformed.getMessage()));
        }
        tasks.values().forEach(task -> {
            Optional<HandlingStep> step = matter.steps().stream().filter(one -> one.code().equals(task.id())).findFirst();
            if (step.isEmpty()) {
                findings.add(Finding.blocking(FILE, task.at(), "no-such-step", "用户任务 " + task.id() + " 不在 matter.yaml 的 steps 中"));
            } else if (!step.get().name().zh().equals(task.name())) {
                findings.add(Finding.blocking(FILE, task.at(), "step-name", "用户任务 " + task.id() + " 的名称应为“" + step.get().name().zh() + "”"));
            }
        });
        if (!tasks.containsKey("decide")) {
            findings.add(Finding.blocking(FILE, Position.START, "no-decision", "流程应有作出决定的用户任务 decide"));
        }
        return findings;
    }

    private static void read(String bpmn, Map<String, UserTask> tasks, MatterDefinition matter, List<Finding> findings) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(bpmn));
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> findings.add(Finding.blocking(FILE, at(reader), "doctype", "不得包含文档类型声明和实体"));
                case XMLStreamConstants.START_ELEMENT -> {
                    if (reader.getLocalName().equals("userTask")) {
                        String id = String.valueOf(reader.getAttributeValue(null, "id"));
                        tasks.put(id, new UserTask(id, String.valueOf(reader.getAttributeValue(null, "name")), at(reader)));
                    } else if (reader.getLocalName().equals("conditionExpression")) {
                        Position at = at(reader);
                        FlowConditions.problems(reader.getElementText(), matter).forEach(problem -> findings.add(Finding.blocking(FILE, at, "flow-condition", problem)));
                    }
                }
                default -> { }
            }
        }
    }

    private static Position at(XMLStreamReader reader) {
        return new Position(Math.max(1, reader.getLocation().getLineNumber()), Math.max(1, reader.getLocation().getColumnNumber()));
    }
}
