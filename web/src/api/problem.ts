import type * as Api from './generated'

/** One thing wrong with one field; what the browser finds itself needs no parameters. */
export type FieldError = Omit<Api.FieldError, 'params'> & Partial<Pick<Api.FieldError, 'params'>>

/** A refusal (RFC 9457). `code` is stable; the words a person reads are chosen from it by `problemText`. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly requestId: string | undefined
  readonly errors: FieldError[]
  readonly retryAfterSeconds: number | undefined
  readonly properties: Record<string, unknown>

  constructor(status: number, body: Record<string, unknown>, requestId?: string, retryAfter?: string | null) {
    super(String(body.detail ?? body.title ?? body.code ?? status))
    this.name = 'ApiProblem'
    this.status = status
    this.code = typeof body.code === 'string' ? body.code : fallbackCode(status)
    this.title = String(body.title ?? '')
    this.detail = String(body.detail ?? '')
    this.requestId = (body.requestId as string | undefined) ?? requestId
    this.errors = Array.isArray(body.errors) ? (body.errors as FieldError[]) : []
    this.retryAfterSeconds = retryAfter ? Number(retryAfter) || undefined : undefined
    this.properties = body
  }

  get mayRetry(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

/** The network failed before a server answered: nobody knows whether the write happened, so it is repeated with the same key. */
export function networkProblem(requestId?: string): ApiProblem {
  return new ApiProblem(0, { code: navigator.onLine === false ? 'offline' : 'network' }, requestId)
}

export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  return new ApiProblem(0, { code: 'unexpected', detail: error instanceof Error ? error.message : String(error) })
}

function fallbackCode(status: number): string {
  switch (status) {
    case 401: return 'sign-in-required'
    case 403: return 'not-permitted'
    case 404: return 'not-found'
    case 412: return 'stale-version'
    case 413: return 'too-large'
    case 422: return 'invalid'
    case 429: return 'too-many-requests'
    case 503: return 'unavailable'
    default: return 'unexpected'
  }
}
