package luoshu.trust.identity.internal.demo;

import java.util.List;

/** One line of {@code packages/demo/accounts.yaml}: an official, the post by region, duty and post code, further roles, and the jurisdiction if wider than the organ's. */
record DemoOfficial(String account, String name, String region, String duty, String title, List<String> roles) {
}
