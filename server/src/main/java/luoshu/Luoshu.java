package luoshu;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** One deployable. The first folder below is a part, the second a module; docs/architecture.md is the map. */
@Modulithic(systemName = "Luoshu 洛书")
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class) // two modules may both have a Loader
@ConfigurationPropertiesScan
@EnableScheduling
public class Luoshu {
    public static void main(String[] args) {
        SpringApplication.run(Luoshu.class, args);
    }
}
