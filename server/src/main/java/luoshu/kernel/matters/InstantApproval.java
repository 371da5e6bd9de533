package luoshu.kernel.matters;

/** 秒批: the decision of rules.dmn that may decide without people. */
public record InstantApproval(String decision) {
}
