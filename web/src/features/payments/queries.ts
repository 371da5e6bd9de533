import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type Checkout, type Page, type PaymentNotice, type PaymentNoticeRow, type Query, type VerifiedBill } from '@/api'

const path = (id: string) => `/api/portal/payments/${id}`
const key = (id: string) => ['portal', 'payment', id]

export const usePayments = (query: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => ['portal', 'payments', JSON.stringify(toValue(query))], query: () => http.get<Page<PaymentNoticeRow>>('/api/portal/payments', toValue(query)), placeholderData: (previous) => previous, staleTime: 0 })

export const usePayment = (id: MaybeRefOrGetter<string>) => useQuery({ key: () => key(toValue(id)), query: () => http.get<PaymentNotice>(path(toValue(id))), staleTime: 0 })

export const useCheckout = () => useMutation({ mutation: (id: string) => http.post<Checkout>(`${path(id)}/checkout`) })

/** Asks the bank, whose own message may be late or lost. */
export function useRefresh() {
  const cache = useQueryCache()
  return useMutation({ mutation: (id: string) => http.post<PaymentNotice>(`${path(id)}/refresh`), onSuccess: (notice) => cache.setQueryData(key(notice.id), notice) })
}

export const useRenew = () => useMutation({ mutation: (id: string) => http.post<PaymentNotice>(`${path(id)}/renew`) })

export const useVerification = (asked: MaybeRefOrGetter<{ code: string; number: string; check: string } | undefined>) =>
  useQuery({
    key: () => ['bill', JSON.stringify(toValue(asked) ?? {})],
    query: () => http.get<VerifiedBill>('/api/public/bills/verification', { ...toValue(asked)! }),
    enabled: () => toValue(asked) !== undefined,
    staleTime: 0,
  })
