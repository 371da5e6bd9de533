package luoshu.kernel.matters.internal;

import static org.assertj.core.api.Assertions.assertThat;

import luoshu.kernel.packages.Finding;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.stream.Stream;

/** Every package that ships can be imported. */
class ShippedMattersTest {

    @TestFactory
    Stream<DynamicTest> every_shipped_package_passes_every_check() {
        return Packages.SHIPPED.entrySet().stream().map(one -> DynamicTest.dynamicTest(one.getKey(), () -> {
            MatterPackage read = Packages.READER.read(one.getValue());
            assertThat(read.findings()).filteredOn(Finding::blocks).isEmpty();
            assertThat(read.definition()).isNotNull();
            assertThat(one.getKey()).startsWith(read.definition().catalogCode().value());
        }));
    }

    @Test
    void there_are_twenty_six() {
        assertThat(Packages.SHIPPED).hasSize(26);
    }
}
