package luoshu.kernel.matters.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;

import luoshu.kernel.matters.internal.generate.GeneratedMatters;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.PackageFiles;
import org.junit.jupiter.api.Test;

class GeneratedMattersTest {

    @Test
    void generated_packages_are_good_ones_each_with_its_own_code() {
        GeneratedMatters generated = new GeneratedMatters(1);
        Set<String> codes = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            MatterPackage read = Packages.READER.read(generated.next());
            assertThat(read.findings()).filteredOn(Finding::blocks).isEmpty();
            assertThat(codes.add(read.definition().catalogCode() + read.definition().handlingItem())).as(read.definition().slug()).isTrue();
            assertThat(names.add(read.definition().taskName().zh())).isTrue();
        }
        assertThat(GeneratedMatters.MOST).isGreaterThan(3_000);
    }

    @Test
    void the_same_seed_gives_the_same_catalogue() {
        PackageFiles one = new GeneratedMatters(7).next();
        assertThat(new GeneratedMatters(7).next().hash()).isEqualTo(one.hash());
        assertThat(new GeneratedMatters(8).next().hash()).isNotEqualTo(one.hash());
    }
}
