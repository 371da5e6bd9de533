package luoshu.trust.identity.internal.demo;

import java.util.List;

/** One official of {@code packages/demo/accounts.yaml}: posts by their codes at the organ with this duty in this region; the posts say the roles.
 * {@code title} is what the list of accounts calls them. */
record DemoOfficial(String account, String name, String region, String duty, String title, List<String> posts) {
}
