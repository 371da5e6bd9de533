import { http, upload, type Verified } from '@/api'

export const verifyCode = (text: string) => http.post<Verified>('/api/public/verify/codes', { text })
export const verifyFile = (file: File) => upload<Verified>('/api/public/verify/files', file, file.name, () => {}).done
