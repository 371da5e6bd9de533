package luoshu.kernel.jobs.internal;

import luoshu.kernel.access.Actor;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The person a job runs as, frozen with the grants of the moment they asked. */
@Component
class ActorJson {

    private final JsonMapper json;

    ActorJson(JsonMapper json) {
        this.json = json;
    }

    String write(Actor actor) {
        return json.createObjectNode().put("type", type(actor)).<ObjectNode>set("actor", json.valueToTree(actor)).toString();
    }

    Actor read(String text) {
        JsonNode node = json.readTree(text);
        Class<? extends Actor> type = switch (node.get("type").asString()) {
            case "official" -> Actor.Official.class;
            case "applicant" -> Actor.Applicant.class;
            case "system" -> Actor.SystemClient.class;
            case "platform" -> Actor.Platform.class;
            default -> throw new IllegalStateException("nobody can be " + node.get("type"));
        };
        return json.treeToValue(node.get("actor"), type);
    }

    private static String type(Actor actor) {
        return switch (actor) {
            case Actor.Official _ -> "official";
            case Actor.Applicant _ -> "applicant";
            case Actor.SystemClient _ -> "system";
            case Actor.Platform _ -> "platform";
            case Actor.Visitor _ -> throw new IllegalStateException("a visitor starts no job");
        };
    }
}
