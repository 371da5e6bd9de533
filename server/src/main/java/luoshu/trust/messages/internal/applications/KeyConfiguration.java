package luoshu.trust.messages.internal.applications;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Behind the filters that say who is signed in: a key is another way of being known, at addresses of its own. */
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

    @Bean
    FilterRegistrationBean<KeyFilter> messageKeys(ApplicationQueries queries, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        FilterRegistrationBean<KeyFilter> registration = new FilterRegistrationBean<>(new KeyFilter(queries, problems));
        registration.addUrlPatterns("/api/messages/*");
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 10);
        return registration;
    }
}
