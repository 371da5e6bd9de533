package luoshu.kernel.flows.internal;

import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.TimeZone;

import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.common.engine.impl.util.DefaultClockImpl;
import org.flowable.spring.SpringProcessEngineConfiguration;
import org.flowable.spring.boot.EngineConfigurationConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine as we allow it: our clock, no history, no threads of its own (the case kernel's sweep fires timers), and no bean in reach of a condition. */
@Configuration(proxyBeanMethods = false)
class EngineSettings {

    @Bean
    EngineConfigurationConfigurer<SpringProcessEngineConfiguration> sandboxedEngine(Clock clock) {
        return engine -> {
            engine.setHistoryLevel(HistoryLevel.NONE);
            engine.setAsyncExecutorActivate(false);
            engine.setBeans(Map.of());
            engine.setClock(new EngineClock(clock));
        };
    }

    /** Reads our clock however the engine asks for the time. */
    private static final class EngineClock extends DefaultClockImpl {

        private final Clock clock;

        EngineClock(Clock clock) {
            this.clock = clock;
        }

        @Override
        public Date getCurrentTime() {
            return Date.from(clock.instant());
        }

        @Override
        public Calendar getCurrentCalendar() {
            return GregorianCalendar.from(clock.instant().atZone(clock.getZone()));
        }

        @Override
        public Calendar getCurrentCalendar(TimeZone zone) {
            return GregorianCalendar.from(clock.instant().atZone(zone.toZoneId()));
        }

        @Override
        public TimeZone getCurrentTimeZone() {
            return TimeZone.getTimeZone(clock.getZone());
        }
    }
}
