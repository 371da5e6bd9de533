import { ApiProblem, networkProblem } from './problem'

export type Query = Record<string, string | number | boolean | undefined | null | string[]>

export interface RequestOptions {
  query?: Query
  body?: unknown
  /** Version of the object being written, sent as If-Match. */
  version?: number
  /** Give one only to repeat the very same write; otherwise a new key is made. */
  idempotencyKey?: string
  signal?: AbortSignal
}

type Listener = (problem: ApiProblem) => void
const listeners = new Map<string, Set<Listener>>()

/** Called when any call is refused with `code`; returns the function that stops listening. */
export function onRefused(code: 'sign-in-required' | 'seat-changed', listener: Listener): () => void {
  const here = listeners.get(code) ?? new Set()
  listeners.set(code, here.add(listener))
  return () => here.delete(listener)
}

export function refused(problem: ApiProblem): ApiProblem {
  listeners.get(problem.status === 401 ? 'sign-in-required' : problem.code)?.forEach((listener) => listener(problem))
  return problem
}

let seat: string | undefined

/** The capacity or post this page shows and acts in. The server refuses (`seat-changed`) when the session has another by now. */
export function sitAs(id: string | undefined) {
  seat = id
}

export const seatHeader = (): Record<string, string> => (seat ? { 'Luoshu-Seat': seat } : {})

export const http = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) => request<T>('GET', path, { query, signal }),
  post: <T>(path: string, body?: unknown, options: RequestOptions = {}) => request<T>('POST', path, { ...options, body }),
  put: <T>(path: string, body?: unknown, options: RequestOptions = {}) => request<T>('PUT', path, { ...options, body }),
  delete: <T>(path: string, options: RequestOptions = {}) => request<T>('DELETE', path, options),
}

export async function request<T>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
  const key = method === 'GET' ? undefined : (options.idempotencyKey ?? newKey())
  const requestId = newKey()
  const init: RequestInit = { method, headers: headersOf(key, requestId, options), credentials: 'same-origin', signal: options.signal }
  if (options.body !== undefined) init.body = JSON.stringify(options.body)
  const response = await send(withQuery(path, options.query), init, requestId)
  return read<T>(response, requestId)
}

/** One repeat after a dropped connection: reads are harmless, writes carry the same Idempotency-Key. */
async function send(url: string, init: RequestInit, requestId: string): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await fetch(url, init)
    } catch (error) {
      if (init.signal?.aborted) throw error
      if (attempt === 1 || navigator.onLine === false) throw networkProblem(requestId)
      await new Promise((resolve) => setTimeout(resolve, 600))
    }
  }
}

async function read<T>(response: Response, requestId: string): Promise<T> {
  const id = response.headers.get('X-Request-Id') ?? requestId
  const type = response.headers.get('Content-Type') ?? ''
  if (response.ok) {
    if (response.status === 204 || response.headers.get('Content-Length') === '0') return undefined as T
    // A proxy's HTML page with status 200 is not an answer of ours.
    if (!type.includes('json')) {
      const text = await response.text()
      if (!text) return undefined as T
      throw new ApiProblem(502, { code: 'unavailable' }, id)
    }
    return (await response.json()) as T
  }
  const body = type.includes('json') ? ((await response.json().catch(() => ({}))) as Record<string, unknown>) : {}
  throw refused(new ApiProblem(response.status, body, id, response.headers.get('Retry-After')))
}

function headersOf(key: string | undefined, requestId: string, options: RequestOptions): Record<string, string> {
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json', 'X-Request-Id': requestId, ...seatHeader() }
  headers['Accept-Language'] = document.documentElement.lang || 'zh-CN'
  if (key) headers['Idempotency-Key'] = key
  if (options.version !== undefined) headers['If-Match'] = `"${options.version}"`
  if (options.body !== undefined) headers['Content-Type'] = 'application/json'
  return headers
}

export function withQuery(path: string, query?: Query): string {
  if (!query) return path
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one))
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

/** crypto.randomUUID exists only on https and localhost; a counter page on plain http must work too. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
