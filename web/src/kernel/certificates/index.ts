import { useQuery } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type CertificateView } from '@/api'

/** One's own certificate. `staleTime` in milliseconds: how long what was seen of it may be shown again. */
export const useOwnCertificate = (id: MaybeRefOrGetter<string>, options: { staleTime?: number } = {}) =>
  useQuery({ key: () => ['portal', 'certificates', toValue(id)], query: () => http.get<CertificateView>(`/api/portal/certificates/${toValue(id)}`), ...options })
