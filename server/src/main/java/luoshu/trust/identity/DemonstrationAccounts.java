package luoshu.trust.identity;

import java.util.List;

/** The accounts a newcomer may sign in with. The bean exists only while {@code luoshu.demo} is true. */
public interface DemonstrationAccounts {
    List<DemonstrationAccount> list();
}
