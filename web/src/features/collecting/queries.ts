import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type DailyReconciliation, type FiscalBill, type Page, type PaymentNotice, type PaymentNoticeRow, type PaymentRefund, type Query, type ReconciliationDifference, type RefundKind } from '@/api'

const root = ['work', 'payments']
const path = (id: string) => `/api/work/payments/${id}`

const useList = <T>(name: string, at: string, params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...root, name, JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<T>>(at, toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })

export const useNotices = (params: MaybeRefOrGetter<Query>) => useList<PaymentNoticeRow>('notices', '/api/work/payments', params)
export const useRefunds = (params: MaybeRefOrGetter<Query>) => useList<PaymentRefund>('refunds', '/api/work/refunds', params)
export const useBills = (params: MaybeRefOrGetter<Query>) => useList<FiscalBill>('bills', '/api/work/bills', params)
export const useReconciliations = (params: MaybeRefOrGetter<Query>) => useList<DailyReconciliation>('reconciliations', '/api/work/reconciliations', params)

export const useNotice = (id: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => [...root, 'notice', toValue(id)], query: ({ signal }) => http.get<PaymentNotice>(path(toValue(id)), undefined, signal), staleTime: 0 })

export const useDifferences = (day: MaybeRefOrGetter<string>, provider: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => [...root, 'differences', toValue(provider), toValue(day)], query: () => http.get<ReconciliationDifference[]>('/api/work/reconciliations/differences', { provider: toValue(provider), day: toValue(day) }), staleTime: 0 })

function useAct<V, R>(mutation: (value: V) => Promise<R>) {
  const cache = useQueryCache()
  return useMutation({ mutation, onSettled: () => cache.invalidateQueries({ key: root }) })
}

export const useCancel = () => useAct(({ notice, reason }: { notice: PaymentNotice; reason: string }) => http.post<PaymentNotice>(`${path(notice.id)}/cancel`, { reason }, { version: notice.version }))
export const useRenew = () => useAct((id: string) => http.post<PaymentNotice>(`${path(id)}/renew`))
export const useAskReduction = () =>
  useAct(({ notice, body }: { notice: PaymentNotice; body: { fen: number; reason: string; basis: string } }) => http.post<PaymentNotice>(`${path(notice.id)}/reductions`, body, { version: notice.version }))
export const useDecideReduction = () =>
  useAct(({ notice, reduction, ...body }: { notice: string; reduction: string; approve: boolean; note: string }) => http.post<PaymentNotice>(`${path(notice)}/reductions/${reduction}/decision`, body))
export const useAskRefund = () => useAct(({ id, ...body }: { id: string; kind: RefundKind; reason: string }) => http.post<PaymentNotice>(`${path(id)}/refunds`, body))
export const useDecideRefund = () => useAct(({ id, ...body }: { id: string; approve: boolean; note: string }) => http.post<PaymentRefund>(`/api/work/refunds/${id}/decision`, body))
export const useCompare = () => useAct((day: string) => http.post<Page<DailyReconciliation>>('/api/work/reconciliations', { day }))
export const useHandle = () => useAct(({ id, note }: { id: string; note: string }) => http.post<ReconciliationDifference>(`/api/work/differences/${id}/handled`, { note }))
