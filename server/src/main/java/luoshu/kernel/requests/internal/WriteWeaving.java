package luoshu.kernel.requests.internal;

import java.lang.reflect.Method;

import luoshu.kernel.requests.OwnTransaction;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Weaves {@link WriteOnce} around every POST, PUT, PATCH and DELETE method of every {@code @RestController} of ours. */
@Configuration(proxyBeanMethods = false)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class WriteWeaving {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor writeOnceAdvisor(ObjectProvider<WriteOnce> writes) {
        return new DefaultPointcutAdvisor(new Writes(), (org.aopalliance.intercept.MethodInterceptor) invocation -> writes.getObject().invoke(invocation));
    }

    private static final class Writes extends StaticMethodMatcherPointcut {
        @Override
        public boolean matches(Method method, Class<?> type) {
            if (!type.getName().startsWith("luoshu.") || !AnnotatedElementUtils.hasAnnotation(type, RestController.class)
                    || AnnotatedElementUtils.hasAnnotation(method, OwnTransaction.class)) {
                return false;
            }
            RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
            if (mapping == null) {
                return false;
            }
            for (RequestMethod verb : mapping.method()) {
                if (verb != RequestMethod.GET && verb != RequestMethod.HEAD) {
                    return true;
                }
            }
            return false;
        }
    }
}
