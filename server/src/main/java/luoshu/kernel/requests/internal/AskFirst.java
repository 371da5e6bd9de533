package luoshu.kernel.requests.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Asks;
import luoshu.kernel.access.Permission;
import luoshu.kernel.access.SignInRequired;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Asks what {@link Asks} says, before anything of the request is bound. */
@Configuration(proxyBeanMethods = false)
class AskFirst implements WebMvcConfigurer, HandlerInterceptor {

    private final Access access;

    AskFirst(Access access) {
        this.access = access;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Asks asks = handler instanceof HandlerMethod method ? method.getMethodAnnotation(Asks.class) : null;
        if (asks != null) {
            if (!asks.of().isInstance(access.actor())) {
                throw new SignInRequired();
            }
            if (!asks.value().isEmpty()) {
                access.require(new Permission(asks.value()));
            }
        }
        return true;
    }
}
