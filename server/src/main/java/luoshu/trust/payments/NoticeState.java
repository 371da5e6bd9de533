package luoshu.trust.payments;

/** 待缴 · 已缴 · 已撤销 · 已退付 · 已过期. */
public enum NoticeState { PENDING, PAID, CANCELLED, REFUNDED, EXPIRED }
