package luoshu.kernel.database.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** The one clock. Henan keeps Beijing time; days, not instants, decide lawful limits. Only a demonstration's clock can be moved ({@code luoshu.clock.offset-file}). */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {
    @Bean
    Clock clock(Environment settings) {
        Clock real = Clock.system(ZoneId.of("Asia/Shanghai"));
        String file = settings.getProperty("luoshu.clock.offset-file");
        boolean demonstration = settings.getProperty("luoshu.demo", Boolean.class, false);
        return demonstration && StringUtils.hasText(file) ? new ShiftedClock(real, Path.of(file)) : real;
    }
}
