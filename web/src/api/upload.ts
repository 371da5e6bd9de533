import { newKey, refused, seatHeader } from './client'
import { ApiProblem, networkProblem } from './problem'

export interface Upload<T> {
  done: Promise<T>
  cancel: () => void
}

/** Multipart upload with progress 0…1; fetch cannot report the progress of a request body. */
export function upload<T>(path: string, file: Blob, name: string, onProgress: (share: number) => void): Upload<T> {
  const form = new FormData()
  form.append('file', file, name)
  return send<T>(path, form, onProgress)
}

/** The file itself is the body: for files larger than a form may be. */
export const uploadWhole = <T>(path: string, file: Blob, onProgress: (share: number) => void): Upload<T> => send<T>(path, file, onProgress, 'application/octet-stream')

function send<T>(path: string, body: FormData | Blob, onProgress: (share: number) => void, type?: string): Upload<T> {
  const xhr = new XMLHttpRequest()
  const done = new Promise<T>((resolve, reject) => {
    xhr.open('POST', path)
    xhr.responseType = 'text'
    xhr.setRequestHeader('Accept', 'application/json, application/problem+json')
    xhr.setRequestHeader('Idempotency-Key', newKey())
    if (type) xhr.setRequestHeader('Content-Type', type)
    for (const [name, value] of Object.entries(seatHeader())) xhr.setRequestHeader(name, value)
    xhr.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total)
    xhr.onerror = () => reject(networkProblem())
    xhr.onabort = () => reject(new ApiProblem(0, { code: 'cancelled' }))
    xhr.onload = () => {
      const body = parse(xhr.responseText)
      if (xhr.status >= 200 && xhr.status < 300) resolve(body as T)
      else reject(refused(new ApiProblem(xhr.status, body, xhr.getResponseHeader('X-Request-Id') ?? undefined, xhr.getResponseHeader('Retry-After'))))
    }
  })
  xhr.send(body)
  return { done, cancel: () => xhr.abort() }
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return {}
  }
}
