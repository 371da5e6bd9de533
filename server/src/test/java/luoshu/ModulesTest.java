package luoshu;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Arrows run one way. */
class ModulesTest {

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("luoshu");
    }

    @Test
    void modules_keep_their_secrets_and_form_no_cycle() {
        System.setProperty("spring.modulith.detection-strategy", "explicitly-annotated");
        ApplicationModules modules = ApplicationModules.of(Luoshu.class);
        assertThat(modules.stream().count()).isGreaterThan(4);
        modules.verify();
    }

    @Test
    void the_kernel_imports_nobody() {
        ArchRuleDefinition.noClasses().that().resideInAPackage("luoshu.kernel..")
                .should().dependOnClassesThat().resideInAnyPackage("luoshu.trust..", "luoshu.service..", "luoshu.data..", "luoshu.supervision..", "luoshu.office..",
                        "luoshu.cloud..", "luoshu.network..", "luoshu.wall..", "luoshu.steering..", "luoshu.apps..").check(classes);
    }

    @Test
    void trust_imports_only_the_kernel() {
        ArchRuleDefinition.noClasses().that().resideInAPackage("luoshu.trust..")
                .should().dependOnClassesThat().resideInAnyPackage("luoshu.service..", "luoshu.data..", "luoshu.supervision..", "luoshu.office..",
                        "luoshu.cloud..", "luoshu.network..", "luoshu.wall..", "luoshu.steering..", "luoshu.apps..").check(classes);
    }

    @Test
    void time_comes_from_the_injected_clock() {
        ArchRuleDefinition.noClasses().that().resideInAPackage("luoshu..")
                .should().callMethod(java.time.Instant.class, "now").orShould().callMethod(java.time.LocalDate.class, "now")
                .orShould().callMethod(java.time.LocalDateTime.class, "now").orShould().callMethod(System.class, "currentTimeMillis").check(classes);
    }
}
