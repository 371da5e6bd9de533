package luoshu.data.gateway.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import luoshu.data.contracts.ActiveContracts;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.ContractItem;
import luoshu.data.contracts.Masking;
import luoshu.data.contracts.RowCondition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Cuts an answer to its contract: the rows that are agreed, of them the fields that are agreed, masked as agreed. Whatever else the provider sends stays here. */
@Component
class AnswerShape {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final ActiveContracts contracts;

    AnswerShape(ActiveContracts contracts) {
        this.contracts = contracts;
    }

    /** {@code rows} of {@code all} are in the body. */
    record Shaped(byte[] body, int rows, int all) {
    }

    /**
     * @param pointer where the rows are: an array of objects, or one object
     * @throws Refusal {@code provider-garbage}
     */
    Shaped cut(byte[] answer, String pointer, Contract contract, List<ContractItem> items) {
        JsonNode root = read(answer);
        JsonNode found = pointer.isEmpty() ? root : root.at(pointer);
        if (found.isMissingNode() || found.isNull()) {
            return new Shaped(JSON.writeValueAsBytes(wrapped(pointer, JSON.createArrayNode())), 0, 0);
        }
        if (!found.isArray() && !found.isObject()) {
            throw garbage();
        }
        List<ObjectNode> rows = new ArrayList<>();
        for (JsonNode row : found.isArray() ? found : List.of(found)) {
            if (!(row instanceof ObjectNode one)) {
                throw garbage();
            }
            if (holds(contract.terms().condition(), one)) {
                rows.add(one);
            }
        }
        int given = Math.min(rows.size(), contract.terms().rows());
        ArrayNode cut = JSON.createArrayNode();
        rows.subList(0, given).forEach(row -> cut.add(row(row, contract, items)));
        JsonNode shaped = found.isArray() ? cut : given == 0 ? JSON.nullNode() : cut.get(0);
        return new Shaped(JSON.writeValueAsBytes(wrapped(pointer, shaped)), given, rows.size());
    }

    /** A page of a table: its rows and fields are those of the contract already. {@code next}: behind the last row; null: there are no more. */
    Shaped page(List<ObjectNode> rows, Contract contract, List<ContractItem> items, @Nullable String next) {
        ObjectNode page = JSON.createObjectNode();
        ArrayNode cut = page.putArray(ServedTable.ROWS.substring(1));
        rows.forEach(row -> cut.add(row(row, contract, items)));
        page.put("next", next);
        return new Shaped(JSON.writeValueAsBytes(page), rows.size(), rows.size());
    }

    private static JsonNode read(byte[] answer) {
        try {
            return JSON.readTree(answer);
        } catch (JacksonException wrong) {
            throw garbage();
        }
    }

    private static Refusal garbage() {
        return Refusal.provider(502, "provider-garbage", "the service did not answer with the JSON it promised");
    }

    private static boolean holds(@Nullable RowCondition condition, ObjectNode row) {
        return condition == null || condition.holds(text(row.get(condition.field())));
    }

    private ObjectNode row(ObjectNode row, Contract contract, List<ContractItem> items) {
        ObjectNode cut = JSON.createObjectNode();
        for (ContractItem item : items) {
            JsonNode value = row.get(item.field());
            if (value == null || item.masking() == Masking.OMITTED) {
                continue;
            }
            String text = text(value);
            if (item.masking() == Masking.PLAIN || value.isNull()) {
                cut.set(item.field(), value);
            } else if (text != null) {
                Optional<String> masked = contracts.masked(contract, item, text);
                masked.ifPresent(one -> cut.put(item.field(), one));
            }
        }
        return cut;
    }

    /** Null: no single value. */
    private static @Nullable String text(@Nullable JsonNode value) {
        return value == null || !value.isValueNode() || value.isNull() ? null : value.asString();
    }

    private static JsonNode wrapped(String pointer, JsonNode shaped) {
        JsonNode whole = shaped;
        List<String> steps = pointer.isEmpty() ? List.of() : List.of(pointer.substring(1).split("/"));
        for (Iterator<String> step = steps.reversed().iterator(); step.hasNext(); ) {
            ObjectNode around = JSON.createObjectNode();
            around.set(step.next(), whole);
            whole = around;
        }
        return whole;
    }
}
