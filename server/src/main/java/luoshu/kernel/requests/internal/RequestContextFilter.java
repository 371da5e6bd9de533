package luoshu.kernel.requests.internal;

import java.io.IOException;
import java.util.UUID;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives the request its id (the caller's {@code X-Request-Id} if it is a sane one) and puts it in every log line, problem, audit row and answer header. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class RequestContextFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        String sent = request.getHeader("X-Request-Id");
        String id = sent != null && sent.matches("[A-Za-z0-9-]{8,64}") ? sent : UUID.randomUUID().toString();
        MDC.put("requestId", id);
        MDC.put("address", shortened(request.getRemoteAddr()));
        response.setHeader("X-Request-Id", id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove("requestId");
            MDC.remove("address");
        }
    }

    /** IPv6 as people write it (RFC 5952): the first run of zeros is {@code ::}. */
    static String shortened(String address) {
        return address.indexOf(':') < 0 ? address : address.replaceFirst("(^|:)(0(:|$)){2,}", "::");
    }
}
