package luoshu.data.gateway.internal;

import luoshu.kernel.nodes.NodePath;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

    /** After the request has its id, before who is signed in matters. */
    @Bean
    FilterRegistrationBean<GatewayFilter> gatewayFilter(Door door, EventLoops loops, GatewaySettings settings) {
        FilterRegistrationBean<GatewayFilter> registration = new FilterRegistrationBean<>(new GatewayFilter(door, loops, settings));
        registration.addUrlPatterns("/gateway/v1/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 15);
        return registration;
    }

    @Bean
    NodePath gatewayPath() {
        return new NodePath("gateway", "/gateway/");
    }
}
