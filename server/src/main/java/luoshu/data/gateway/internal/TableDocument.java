package luoshu.data.gateway.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The OpenAPI 3.1 document of a served table: one GET that gives pages of rows in the order of the key. */
final class TableDocument {

    private TableDocument() {
    }

    static Map<String, Object> of(String service, String resource, ServedTable table) {
        Map<String, Object> get = new LinkedHashMap<>();
        get.put("operationId", "rows");
        get.put("summary", resource);
        get.put("parameters", parameters(table));
        get.put("responses", Map.of("200", Map.of("description", "一页数据，按主键排序", "content", Map.of("application/json", Map.of("schema", page(table))))));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", service, "version", "1"));
        document.put("paths", Map.of(ServedTable.PATH, Map.of("get", get)));
        return document;
    }

    private static List<Map<String, Object>> parameters(ServedTable table) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (ServedTable.Column column : table.columns()) {
            if (column.said().equality()) {
                all.add(parameter(column.field(), column.said().required(), "等于", column.served().schema()));
            }
            if (column.said().filter().range()) {
                all.add(parameter(column.field() + TableQuestion.FROM, false, "不小于", column.served().schema()));
                all.add(parameter(column.field() + TableQuestion.UNTIL, false, "不大于", column.served().schema()));
            }
        }
        all.add(parameter(TableQuestion.LIMIT, false, "本页行数，也不超过约定的行数", Map.of("type", "integer", "minimum", 1, "maximum", table.most())));
        all.add(parameter(TableQuestion.CURSOR, false, "上一页的 next，其他条件不变", Map.of("type", "string")));
        return all;
    }

    private static Map<String, Object> parameter(String name, boolean required, String words, Map<String, Object> schema) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", "query");
        parameter.put("required", required);
        parameter.put("description", words);
        parameter.put("schema", schema);
        return parameter;
    }

    private static Map<String, Object> page(ServedTable table) {
        Map<String, Object> fields = new LinkedHashMap<>();
        table.columns().forEach(column -> fields.put(column.field(), column.served().schema()));
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(ServedTable.ROWS.substring(1), Map.of("type", "array", "items", Map.of("type", "object", "properties", fields)));
        properties.put("next", Map.of("type", List.of("string", "null"), "description", "下一页的 cursor，没有更多时为 null"));
        return Map.of("type", "object", "properties", properties);
    }
}
