package luoshu.trust.seals.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.regions.RegionCode;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class SealPolicyTest {

    private static final SealPolicy POLICY = SealPolicyFile.policy(file());

    private static Map<String, Object> file() {
        try {
            return new Yaml().load(Files.readString(Path.of("../packages/seals/policy.yaml")));
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    private static Organ organ(String duty, int level) {
        return new Organ(new OrganCode("11430000006122244L"), "某机关", "某", duty, RegionCode.of("410000"), List.of(level), null, "豫", "", "", "1", "2", Organ.State.ACTIVE, 1);
    }

    @Test
    void sizes_follow_the_level_of_the_organ() {
        assertThat(POLICY.millimetres(organ("government", 2), "")).isEqualTo(50);
        assertThat(POLICY.millimetres(organ("government", 4), "")).isEqualTo(45);
        assertThat(POLICY.millimetres(organ("township", 5), "")).isEqualTo(42);
        assertThat(POLICY.millimetres(organ("market-regulation", 4), "")).isEqualTo(45);
        assertThat(POLICY.millimetres(organ("market-regulation", 4), "行政审批专用章")).isEqualTo(42);
    }

    @Test
    void a_licence_takes_the_organ_s_own_seal_and_a_notice_the_special_one() {
        assertThat(POLICY.ruleFor("certificate", null).seals()).containsExactly("");
        assertThat(POLICY.ruleFor("acceptance-notice", null).seals()).startsWith("行政审批专用章").endsWith("");
        assertThat(POLICY.ruleFor("something else", null).seals()).containsExactly("");
    }

    @Test
    void a_licence_is_time_stamped_and_a_notice_is_not() {
        assertThat(POLICY.ruleFor("certificate", null).timestamped()).isTrue();
        assertThat(POLICY.ruleFor("acceptance-notice", null).timestamped()).isFalse();
    }

    @Test
    void a_rule_for_a_matter_goes_before_those_for_all() {
        Map<String, Object> file = file();
        file.put("uses", List.of(Map.of("documents", List.of("*"), "seals", List.of("organ")),
                Map.of("documents", List.of("certificate"), "matters", List.of("000131001000"), "seals", List.of("证照专用章"))));
        SealPolicy policy = SealPolicyFile.policy(file);
        String matter = "11411502MB00000000" + "4" + "000131001000";
        assertThat(policy.ruleFor("certificate", matter).seals()).containsExactly("证照专用章");
        assertThat(policy.ruleFor("certificate", matter.replace("131001", "131002")).seals()).containsExactly("");
        assertThat(policy.ruleFor("decision", matter).seals()).containsExactly("");
    }

    @Test
    void a_file_that_leaves_something_open_is_refused() {
        Map<String, Object> file = new HashMap<>(file());
        file.put("uses", List.of(Map.of("documents", List.of("certificate"), "seals", List.of("organ"))));
        assertThatThrownBy(() -> SealPolicyFile.policy(file)).hasMessageContaining("everything else");
        file.put("uses", List.of(Map.of("documents", List.of("*"), "seals", List.of("不存在的章"))));
        assertThatThrownBy(() -> SealPolicyFile.policy(file)).hasMessageContaining("不存在的章");
    }
}
