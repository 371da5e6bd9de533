package luoshu.kernel.nodes.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.kernel.nodes.NodePath;
import luoshu.kernel.nodes.NodeRoles;
import org.springframework.web.filter.OncePerRequestFilter;

/** Before everything else: an address of other nodes is not found here. Health is told by each. */
final class RolePaths extends OncePerRequestFilter {

    private static final String OPERATIONS = "/actuator/";
    private static final byte[] NOT_HERE = "{\"status\":404,\"code\":\"not-on-this-node\",\"title\":\"Not Found\"}".getBytes(StandardCharsets.UTF_8);
    private final List<String> prefixes;

    /** @throws IllegalStateException a role there is not */
    RolePaths(NodeRoles roles, List<NodePath> paths) {
        Set<String> known = paths.stream().map(NodePath::role).collect(Collectors.toSet());
        if (!known.containsAll(roles.names())) {
            throw new IllegalStateException(NodeRoles.PROPERTY + ": " + roles + " – known are all, " + String.join(", ", known));
        }
        prefixes = paths.stream().filter(path -> roles.names().contains(path.role())).map(NodePath::prefix).toList();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        // What the container found the request to be about, not how it was written: /gateway/../api is /api.
        String path = request.getServletPath();
        if (path.startsWith(OPERATIONS) || prefixes.stream().anyMatch(path::startsWith)) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        response.setContentType("application/problem+json");
        response.setContentLength(NOT_HERE.length);
        response.getOutputStream().write(NOT_HERE);
    }
}
