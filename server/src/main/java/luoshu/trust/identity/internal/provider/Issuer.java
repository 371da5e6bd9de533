package luoshu.trust.identity.internal.provider;

import luoshu.trust.identity.internal.sessions.Origins;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who we say we are in tokens made outside the framework: the configured origin, or that of the request that caused the token. */
@Component
class Issuer {

    private final Origins origins;

    Issuer(Origins origins) {
        this.origins = origins;
    }

    String current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes servlet ? origins.of(servlet.getRequest()) : origins.fixed();
    }
}
