package luoshu.data.gateway.internal;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

    /** After the request has its id, before who is signed in matters. */
    @Bean
    FilterRegistrationBean<GatewayFilter> gatewayFilter(Calls calls, Sessions sessions, IssuedReceipts receipts, Askers askers, GatewaySettings settings, MeterRegistry meters) {
        FilterRegistrationBean<GatewayFilter> registration = new FilterRegistrationBean<>(new GatewayFilter(calls, sessions, receipts, askers, settings, meters));
        registration.addUrlPatterns("/gateway/v1/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 15);
        return registration;
    }
}
