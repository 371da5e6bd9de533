import { useQuery } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, upload, type CertificateView, type Verified } from '@/api'

export const verifyCode = (text: string) => http.post<Verified>('/api/public/verify/codes', { text })
export const verifyFile = (file: File) => upload<Verified>('/api/public/verify/files', file, file.name, () => {}).done

export const useShownCertificate = (id: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => ['portal', 'certificate', toValue(id)], query: () => http.get<CertificateView>(`/api/portal/certificates/${toValue(id)}`) })
