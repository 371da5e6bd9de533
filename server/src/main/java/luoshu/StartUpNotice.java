package luoshu;

import java.util.List;
import java.util.Objects;

import luoshu.kernel.nodes.NodeRoles;
import luoshu.trust.identity.DemonstrationAccount;
import luoshu.trust.identity.DemonstrationAccounts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the person at the terminal needs next: addresses, and while {@code luoshu.demo} is true the demonstration accounts. */
@Component
class StartUpNotice {

    private final ObjectProvider<DemonstrationAccounts> demonstration;
    private final NodeRoles roles;

    StartUpNotice(ObjectProvider<DemonstrationAccounts> demonstration, NodeRoles roles) {
        this.demonstration = demonstration;
        this.roles = roles;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void ready(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext server) || server.getWebServer() == null || ready.getTimeTaken() == null) {
            return;
        }
        String address = "http://localhost:" + server.getWebServer().getPort();
        if (!roles.all()) {
            System.out.printf("%n洛书 Luoshu is ready as a node of %s (%.1f s): %s%n", roles, ready.getTimeTaken().toMillis() / 1000.0, address);
            return;
        }
        StringBuilder notice = new StringBuilder("""

                洛书 Luoshu is ready (%.1f s)

                  政务服务网 portal      %s/
                  政务工作台 workbench   %s/work/
                  接口文档 API docs      %s/api/docs
                """.formatted(ready.getTimeTaken().toMillis() / 1000.0, address, address, address));
        List<DemonstrationAccount> accounts = demonstration.stream().flatMap(source -> source.list().stream()).toList();
        if (!accounts.isEmpty()) {
            notice.append("\n  演示账号 demonstration accounts · 验证码和工作人员的动态口令 codes and the officials' one-time code: ").append(address).append("/identity/outbox\n");
            accounts.forEach(account -> notice.append("    ").append(padded(account.account(), 26)).append(padded(account.password(), 16))
                    .append(account.name()).append(" · ").append(account.role()).append('\n'));
            accounts.stream().map(DemonstrationAccount::totpSecret).filter(Objects::nonNull).findFirst()
                    .ifPresent(secret -> notice.append("  或在身份验证器中输入 or put this secret into an authenticator app (TOTP): ").append(secret).append('\n'));
        }
        System.out.println(notice);
    }

    private static String padded(String text, int width) {
        return text.length() >= width ? text + " " : text + " ".repeat(width - text.length());
    }
}
