import { newKey } from './client'
import { ApiProblem, networkProblem } from './problem'

/** Reads an answer that is not JSON (a BPMN diagram) with the same refusals as `http.get`. */
export async function getText(path: string, signal?: AbortSignal): Promise<string> {
  const requestId = newKey()
  const response = await fetch(path, { headers: { Accept: 'application/xml, text/xml, text/plain, application/problem+json', 'X-Request-Id': requestId }, credentials: 'same-origin', signal }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw networkProblem(requestId)
  })
  if (response.ok) return response.text()
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>
  throw new ApiProblem(response.status, body, response.headers.get('X-Request-Id') ?? requestId, response.headers.get('Retry-After'))
}

/** Sends an XML document and reads a JSON answer. */
export async function putXml<T>(path: string, xml: string): Promise<T> {
  const requestId = newKey()
  const response = await fetch(path, { method: 'PUT', body: xml, headers: { 'Content-Type': 'application/xml', Accept: 'application/json, application/problem+json', 'X-Request-Id': requestId, 'Idempotency-Key': newKey() }, credentials: 'same-origin' }).catch(() => {
    throw networkProblem(requestId)
  })
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>
  if (response.ok) return body as T
  throw new ApiProblem(response.status, body, response.headers.get('X-Request-Id') ?? requestId, response.headers.get('Retry-After'))
}
