package luoshu.data.lineage.internal;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Behind the filters that say who is signed in: a key is another way of being known, at addresses of its own. */
@Configuration(proxyBeanMethods = false)
class ReporterConfiguration {

    @Bean
    FilterRegistrationBean<ReporterKeyFilter> lineageKeys(ReporterQueries queries, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        FilterRegistrationBean<ReporterKeyFilter> registration = new FilterRegistrationBean<>(new ReporterKeyFilter(queries, problems));
        registration.addUrlPatterns("/api/v1/*");
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 10);
        return registration;
    }
}
