package luoshu.kernel.flows.internal;

import java.nio.charset.StandardCharsets;

/** Diagrams for tests. */
public final class Diagrams {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:flowable="http://flowable.org/bpmn" targetNamespace="http://luoshu/flows">
            <bpmn:process id="handling" name="测试" isExecutable="true">
            """;
    private static final String TAIL = "</bpmn:process><bpmndi:BPMNDiagram id=\"diagram\"><bpmndi:BPMNPlane id=\"plane\" bpmnElement=\"handling\"/></bpmndi:BPMNDiagram></bpmn:definitions>";

    private Diagrams() {
    }

    public static byte[] of(String process) {
        return (HEAD + process.replaceAll("<(/?)(?=[a-zA-Z])", "<$1bpmn:") + TAIL).getBytes(StandardCharsets.UTF_8);
    }

    public static String task(String id, String group) {
        return "<userTask id=\"" + id + "\" name=\"" + id + "\" flowable:candidateGroups=\"" + group + "\"/>";
    }

    public static String arrow(String from, String to) {
        return "<sequenceFlow id=\"f_" + from + "_" + to + "\" sourceRef=\"" + from + "\" targetRef=\"" + to + "\"/>";
    }

    public static byte[] chain() {
        return of("<startEvent id=\"start\"/>" + task("examine", "examiner") + task("review", "reviewer") + task("decide", "approver") + "<endEvent id=\"end\"/>"
                + arrow("start", "examine") + arrow("examine", "review") + arrow("review", "decide") + arrow("decide", "end"));
    }

    /** examine, then an opinion of the own organ and one of the fire brigade side by side, then the decision. */
    public static byte[] joint() {
        return of("<startEvent id=\"start\"/>" + task("examine", "examiner") + "<parallelGateway id=\"fork\"/>" + task("opinion", "reviewer") + task("fire_opinion", "reviewer@fire-rescue")
                + "<parallelGateway id=\"join\"/>" + task("decide", "approver") + "<endEvent id=\"end\"/>" + arrow("start", "examine") + arrow("examine", "fork")
                + arrow("fork", "opinion") + arrow("fork", "fire_opinion") + arrow("opinion", "join") + arrow("fire_opinion", "join") + arrow("join", "decide") + arrow("decide", "end"));
    }

    /** Large premises are reviewed as well; two officials look at it; after three days the reviewer is skipped. */
    public static byte[] choice() {
        return of("<startEvent id=\"start\"/><userTask id=\"examine\" name=\"审查\" flowable:candidateGroups=\"examiner\"><multiInstanceLoopCharacteristics isSequential=\"false\"><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></userTask>"
                + "<exclusiveGateway id=\"large\" default=\"f_large_decide\"/>" + task("review", "reviewer") + task("decide", "approver") + "<endEvent id=\"end\"/>"
                + "<boundaryEvent id=\"late\" attachedToRef=\"review\" cancelActivity=\"true\"><timerEventDefinition><timeDuration>P3D</timeDuration></timerEventDefinition></boundaryEvent>"
                + arrow("start", "examine") + arrow("examine", "large") + arrow("large", "decide")
                + "<sequenceFlow id=\"f_large_review\" sourceRef=\"large\" targetRef=\"review\"><conditionExpression>${form.area > 100}</conditionExpression></sequenceFlow>"
                + arrow("review", "decide") + arrow("late", "decide") + arrow("decide", "end"));
    }
}
