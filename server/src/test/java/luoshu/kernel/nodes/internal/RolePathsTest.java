package luoshu.kernel.nodes.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.ServletException;
import luoshu.kernel.nodes.NodePath;
import luoshu.kernel.nodes.NodeRoles;
import luoshu.kernel.nodes.RunsOn;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RolePathsTest {

    private static final List<NodePath> PATHS = List.of(new NodePath("gateway", "/gateway/"), new NodePath("other", "/other/"));

    @RunsOn({"other", "gateway"})
    private static class Named {
    }

    private static final class Heir extends Named {
    }

    private static NodeRoles roles(String text) {
        return NodeRoles.of(new MockEnvironment().withProperty(NodeRoles.PROPERTY, text));
    }

    private static int status(String path) throws ServletException, IOException {
        return status(path, path);
    }

    /** @param written how the request came; @param path what the container reads it to be */
    private static int status(String written, String path) throws ServletException, IOException {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        MockHttpServletRequest request = new MockHttpServletRequest("GET", written);
        request.setServletPath(path);
        new RolePaths(roles("gateway"), PATHS).doFilter(request, answer, new MockFilterChain());
        return answer.getStatus();
    }

    @Test
    void a_node_of_a_role_knows_its_own_addresses_and_those_of_operations() throws Exception {
        assertThat(status("/gateway/v1/x")).isEqualTo(200);
        assertThat(status("/actuator/health")).isEqualTo(200);
        for (String other : List.of("/", "/work/", "/gateway", "/gatewayx/", "/other/x", "/api/work/session", "/x/gateway/")) {
            assertThat(status(other)).as(other).isEqualTo(404);
        }
        assertThat(status("/gateway/..;/api/work/session", "/api/work/session")).isEqualTo(404);
    }

    @Test
    void whoever_says_nothing_does_everything() {
        assertThat(List.of(NodeRoles.of(new MockEnvironment()), roles(" "), roles("gateway, all"))).allMatch(NodeRoles::all).allMatch(all -> all.play(RolePathsTest.class));
    }

    @Test
    void what_a_class_does_by_itself_is_left_to_nodes_it_names() {
        NodeRoles gateway = roles(" gateway ,");
        assertThat(List.of(Named.class, Heir.class, String.class)).allMatch(gateway::play);
        assertThat(gateway.play(RolePathsTest.class)).isFalse();
        assertThat(roles("third").play(Named.class)).isFalse();
    }

    @Test
    void a_role_there_is_not_keeps_a_node_from_starting() {
        assertThatThrownBy(() -> new RolePaths(roles("gatewey"), PATHS)).isInstanceOf(IllegalStateException.class).hasMessageContaining("gatewey").hasMessageContaining("gateway");
    }
}
