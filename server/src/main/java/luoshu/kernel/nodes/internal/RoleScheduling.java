package luoshu.kernel.nodes.internal;

import luoshu.kernel.nodes.NodeRoles;
import org.springframework.aop.support.AopUtils;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;

/** Leaves out the work by the clock that is not for this node. */
final class RoleScheduling extends ScheduledAnnotationBeanPostProcessor {

    private final NodeRoles roles;

    RoleScheduling(NodeRoles roles) {
        this.roles = roles;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return roles.play(AopUtils.getTargetClass(bean)) ? super.postProcessAfterInitialization(bean, beanName) : bean;
    }
}
