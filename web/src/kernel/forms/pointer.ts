type Json = Record<string, unknown>

const tokens = (pointer: string) => pointer.split('/').slice(1).map((token) => token.replace(/~1/g, '/').replace(/~0/g, '~'))

export function valueAt(root: unknown, pointer: string): unknown {
  let here = root
  for (const token of tokens(pointer)) {
    if (here === null || typeof here !== 'object') return undefined
    here = (here as Json)[token]
  }
  return here
}

/** A copy with one value changed. An emptied value is removed, so "not answered" is absence and never an empty string. */
export function withValue<T>(root: T, pointer: string, value: unknown): T {
  return put(root, tokens(pointer), value) as T
}

function put(here: unknown, path: string[], value: unknown): unknown {
  const [token, ...rest] = path
  if (token === undefined) return value
  const copy: Json | unknown[] = Array.isArray(here) ? [...here] : { ...((here as Json | undefined) ?? {}) }
  const child = put((copy as Json)[token], rest, value)
  if (isEmpty(child) && !Array.isArray(copy)) delete copy[token]
  else (copy as Json)[token] = child
  return copy
}

export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && Object.keys(value).length === 0
}

/** DOM id of the control of a pointer: `/address/region` → `f-address-region`. */
export const fieldId = (pointer: string) => `f${pointer.replace(/[^A-Za-z0-9]+/g, '-')}`
