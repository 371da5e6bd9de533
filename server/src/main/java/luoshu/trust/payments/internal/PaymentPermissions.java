package luoshu.trust.payments.internal;

import luoshu.kernel.access.Permission;

/** What can be granted on payments. Roles collect these (packages/access/roles.yaml). */
public final class PaymentPermissions {

    public static final Permission READ = new Permission("payment.read");
    /** Cancel, renew, ask for a reduction or a refund. */
    public static final Permission COLLECT = new Permission("payment.collect");
    /** Decide on reductions and refunds others asked for. */
    public static final Permission APPROVE = new Permission("payment.approve");
    public static final Permission RECONCILE = new Permission("payment.reconcile");

    private PaymentPermissions() {
    }
}
