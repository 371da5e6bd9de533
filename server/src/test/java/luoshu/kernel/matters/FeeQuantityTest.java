package luoshu.kernel.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import luoshu.kernel.texts.Text;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FeeQuantityTest {

    private static final FeeQuantity AREA_AND_DAYS = new FeeQuantity(List.of("/area"), new FeeQuantity.Days("/from", "/to"), null);

    @Test
    void area_times_days_both_ends_counted() {
        assertThat(AREA_AND_DAYS.of(form("{\"area\": 12.5, \"from\": \"2026-12-01\", \"to\": \"2026-12-05\"}"))).isEqualByComparingTo("62.5");
        assertThat(AREA_AND_DAYS.of(form("{\"area\": 12.5, \"from\": \"2026-12-01\", \"to\": \"2026-12-01\"}"))).isEqualByComparingTo("12.5");
    }

    @Test
    void what_is_left_open_or_upside_down_counts_as_none() {
        assertThat(AREA_AND_DAYS.of(form("{\"from\": \"2026-12-01\", \"to\": \"2026-12-05\"}"))).isEqualByComparingTo("0");
        assertThat(AREA_AND_DAYS.of(form("{\"area\": 3, \"from\": \"2026-12-05\", \"to\": \"2026-12-01\"}"))).isEqualByComparingTo("0");
        assertThat(AREA_AND_DAYS.of(form("{\"area\": 3, \"from\": \"soon\", \"to\": \"2026-12-01\"}"))).isEqualByComparingTo("0");
        assertThat(new FeeQuantity(null, null, "/owners").of(form("{}"))).isEqualByComparingTo("0");
        assertThat(new FeeQuantity(null, null, "/owners").of(form("{\"owners\": [{}, {}]}"))).isEqualByComparingTo("2");
    }

    @Test
    void a_charge_is_whole_fen_and_says_its_quantity_plainly() {
        Fee fee = new Fee("f", new Text("费", "Fee"), new Text("标准", "Standard"), 30, "平方米·日", null, AREA_AND_DAYS, false, null, "依据");
        FeeCharge charge = FeeCharge.of(fee, AREA_AND_DAYS.of(form("{\"area\": 20.15, \"from\": \"2026-12-01\", \"to\": \"2026-12-01\"}")));
        assertThat(charge.amount()).as("604.5 fen").isEqualTo(605);
        assertThat(FeeCharge.of(fee, AREA_AND_DAYS.of(form("{\"area\": 20, \"from\": \"2026-12-01\", \"to\": \"2026-12-05\"}"))).quantity().toString()).isEqualTo("100");
    }

    private static JsonNode form(String json) {
        return JsonMapper.builder().build().readTree(json);
    }
}
