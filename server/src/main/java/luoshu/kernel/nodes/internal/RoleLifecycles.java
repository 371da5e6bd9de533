package luoshu.kernel.nodes.internal;

import java.util.LinkedHashMap;
import java.util.Map;

import luoshu.kernel.nodes.NodeRoles;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.Lifecycle;
import org.springframework.context.support.DefaultLifecycleProcessor;

/** Neither starts nor stops what is not for this node. */
final class RoleLifecycles extends DefaultLifecycleProcessor {

    private final NodeRoles roles;

    RoleLifecycles(NodeRoles roles) {
        this.roles = roles;
    }

    @Override
    protected Map<String, Lifecycle> getLifecycleBeans() {
        Map<String, Lifecycle> own = new LinkedHashMap<>(super.getLifecycleBeans());
        own.values().removeIf(bean -> !roles.play(AopUtils.getTargetClass(bean)));
        return own;
    }
}
