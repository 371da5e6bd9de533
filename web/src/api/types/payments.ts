import type * as Api from '../generated'

export type {
  BankState, CashierView, Checkout, DailyReconciliation, FeeCharge, FeeReduction, FiscalBill, PaymentNotice, PaymentNoticeRow, PaymentRefund, ReconciliationDifference, VerifiedBill,
} from '../generated'

export type NoticeState = Api.PaymentNotice['state']
export type RefundState = Api.PaymentRefund['state']
export type RefundKind = Api.PaymentRefund['kind']
