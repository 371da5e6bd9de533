package luoshu.kernel.nodes.internal;

import java.util.List;

import luoshu.kernel.nodes.NodePath;
import luoshu.kernel.nodes.NodeRoles;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.scheduling.config.TaskManagementConfigUtils;

/** A node that does everything is as Spring makes it; one of few roles is asked at every turn whether something is its business. */
@Configuration(proxyBeanMethods = false)
class NodeConfiguration {

    @Bean
    static NodeRoles nodeRoles(Environment settings) {
        return NodeRoles.of(settings);
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(Some.class)
    static class Few {

        /** In the place of the one several libraries ask for. */
        @Bean
        static BeanDefinitionRegistryPostProcessor scheduling(Environment settings) {
            return registry -> {
                registry.removeBeanDefinition(TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME);
                registry.registerBeanDefinition(TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME,
                        new RootBeanDefinition(RoleScheduling.class, () -> new RoleScheduling(NodeRoles.of(settings))));
            };
        }

        @Bean(AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME)
        static RoleLifecycles lifecycles(Environment settings) {
            return new RoleLifecycles(NodeRoles.of(settings));
        }

        @Bean
        FilterRegistrationBean<RolePaths> rolePaths(NodeRoles roles, List<NodePath> paths) {
            FilterRegistrationBean<RolePaths> registration = new FilterRegistrationBean<>(new RolePaths(roles, paths));
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return registration;
        }
    }

    static final class Some implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !NodeRoles.of(context.getEnvironment()).all();
        }
    }
}
