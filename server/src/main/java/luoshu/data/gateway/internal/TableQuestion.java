package luoshu.data.gateway.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import luoshu.data.contracts.Contract;
import luoshu.data.contracts.ContractItem;
import luoshu.data.contracts.Masking;
import luoshu.data.contracts.RowCondition;
import luoshu.data.gateway.CallFault;
import org.jspecify.annotations.Nullable;

/**
 * What a question asks of a table. By a field that the contract does not give as it is nobody may ask: answers would tell its value. Excepted are those without which a row is not found at all, the key and what has to be
 * said, and they by equality only.
 *
 * @param rows  of the page
 * @param after sealed; absent: the first page
 */
record TableQuestion(List<Asked> asked, @Nullable RowCondition condition, int rows, @Nullable String after) {

    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";
    static final String FROM = ".from";
    static final String UNTIL = ".until";
    private static final int USUAL = 100;

    /** {@code sign}: {@code =}, {@code >=} or {@code <=}. */
    record Asked(ServedTable.Column column, String sign, String value) {
    }

    /** @throws Refusal {@code bad-parameter}, {@code filter-not-agreed}, {@code provider-condition} */
    static TableQuestion read(Question question, ServedTable table, Contract contract) {
        Map<String, String> sent = question.parameters();
        List<Asked> asked = new ArrayList<>();
        for (ServedTable.Column column : table.columns()) {
            String field = column.field();
            if (column.said().equality() && sent.containsKey(field)) {
                asked.add(asked(column, "=", field, sent, contract, column.said().key() > 0 || column.said().required()));
            }
            if (column.said().filter().range() && sent.containsKey(field + FROM)) {
                asked.add(asked(column, ">=", field + FROM, sent, contract, false));
            }
            if (column.said().filter().range() && sent.containsKey(field + UNTIL)) {
                asked.add(asked(column, "<=", field + UNTIL, sent, contract, false));
            }
        }
        RowCondition condition = contract.terms().condition();
        if (condition != null && table.column(condition.field()).filter(one -> one.served().begins()).isEmpty()) {
            throw new Refusal(502, "provider-condition", CallFault.PROVIDER, "the contract gives some rows by a field the table is not served with", 0, Map.of("field", condition.field()));
        }
        return new TableQuestion(List.copyOf(asked), condition, rows(sent.get(LIMIT), Math.min(table.most(), contract.terms().rows())), sent.get(CURSOR));
    }

    private static Asked asked(ServedTable.Column column, String sign, String parameter, Map<String, String> sent, Contract contract, boolean finds) {
        String value = sent.get(parameter);
        if (!finds && contract.item(column.field()).map(ContractItem::masking).filter(Masking.PLAIN::equals).isEmpty()) {
            throw Refusal.request(403, "filter-not-agreed", "the contract does not give this field as it is, so nobody may ask by it", "parameter", parameter);
        }
        if (!column.served().takes(value)) {
            throw bad(parameter, column.served().should());
        }
        return new Asked(column, sign, value);
    }

    private static int rows(@Nullable String sent, int most) {
        if (sent == null) {
            return Math.min(USUAL, most);
        }
        if (!sent.matches("[1-9][0-9]{0,4}") || Integer.parseInt(sent) > most) {
            throw bad(LIMIT, "1 to " + most);
        }
        return Integer.parseInt(sent);
    }

    static Refusal bad(String parameter, String should) {
        return new Refusal(422, "bad-parameter", CallFault.REQUEST, parameter + ": " + should, 0, Map.of("parameter", parameter, "should", should));
    }

    /** What a cursor is good for: the same question under the same contract, whatever the size of its pages. */
    static byte[] bound(Question question, Registry.Route route, boolean test) {
        Map<String, String> sent = new TreeMap<>(question.parameters());
        sent.remove(LIMIT);
        sent.remove(CURSOR);
        StringBuilder bound = new StringBuilder("luoshu-gateway-cursor-1\n").append(question.contract()).append('\n').append(route.service().id()).append('\n').append(test);
        sent.forEach((name, value) -> bound.append('\n').append(name.length()).append(' ').append(name).append('=').append(value));
        return bound.toString().getBytes(StandardCharsets.UTF_8);
    }
}
