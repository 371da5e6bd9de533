/** A receipt of the evidence log (C2SP tlog-proof), and each step that leads from its words to the signed root. All of it is computed here: the server is asked for nothing. */
export interface Receipt {
  entry: string
  salt: string
  content: string
  index: number
  path: string[]
  origin: string
  size: number
  root: string
  text: string
  signatures: { name: string; value: string }[]
}

export interface Rung { sibling: string; left: boolean; hash: string }

export interface Examination {
  receipt: Receipt
  digest: string
  words: boolean
  leaf: string
  rungs: Rung[]
  root: string
  included: boolean
  /** undefined: no Ed25519 key of this log was found, or this browser cannot check it */
  signed?: boolean
  organ: string
  kind: string
  at: string
  facts: { name: string; value: string }[]
}

const bytes = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
const base64 = (data: Uint8Array) => btoa(String.fromCharCode(...data))
const utf8 = (text: string) => new TextEncoder().encode(text)
const sha256 = async (...parts: Uint8Array[]) => new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(parts.flatMap((part) => [...part]))))
const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

/** Undefined: not a receipt. */
export function parse(file: string): Receipt | undefined {
  try {
    const split = file.indexOf('\n\n')
    const [version, extra, index, ...path] = file.slice(0, split).split('\n')
    if (split < 0 || version !== 'c2sp.org/tlog-proof@v1' || !extra?.startsWith('extra ') || !/^index \d{1,15}$/.test(index ?? '')) return undefined
    const [entry, salt, content] = new TextDecoder().decode(bytes(extra.slice(6))).split('\n')
    const note = file.slice(split + 2)
    const body = note.lastIndexOf('\n\n')
    const text = note.slice(0, body + 1)
    const [origin, size, root] = text.split('\n')
    if (body < 0 || !entry || !salt || content === undefined || !origin || !/^\d{1,15}$/.test(size ?? '') || !root) return undefined
    path.forEach(bytes)
    const signatures = note.slice(body + 2).trim().split('\n').map((line) => ({ name: line.split(' ')[1] ?? '', value: line.split(' ')[2] ?? '' }))
    return { entry, salt, content, index: Number(index!.slice(6)), path, origin, size: Number(size), root, text, signatures }
  } catch {
    return undefined
  }
}

/** RFC 9162, 2.1.3.2; undefined where the path does not fit the place. */
export async function climb(leaf: Uint8Array, index: number, size: number, path: string[]): Promise<Rung[] | undefined> {
  if (index >= size) return undefined
  const half = (n: number) => Math.floor(n / 2)
  let place = index
  let last = size - 1
  let hash = leaf
  const rungs: Rung[] = []
  for (const sibling of path) {
    if (last === 0) return undefined
    const left = place % 2 === 1 || place === last
    hash = left ? await sha256(NODE, bytes(sibling), hash) : await sha256(NODE, hash, bytes(sibling))
    rungs.push({ sibling, left, hash: base64(hash) })
    while (left && place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)]
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 ? rungs : undefined
}

async function verify(key: Uint8Array, signature: Uint8Array, text: string): Promise<boolean | undefined> {
  try {
    const imported = await crypto.subtle.importKey('raw', key as BufferSource, 'Ed25519', false, ['verify'])
    return await crypto.subtle.verify('Ed25519', imported, signature as BufferSource, utf8(text) as BufferSource)
  } catch {
    return undefined
  }
}

/** @param keys verifier keys of C2SP signed-note */
async function signed(receipt: Receipt, keys: string[]): Promise<boolean | undefined> {
  for (const key of keys) {
    const [name, id, value] = [key.split('+')[0], key.split('+')[1], key.split('+').slice(2).join('+')]
    const raw = bytes(value)
    if (raw[0] !== 1 || name !== receipt.origin) continue
    for (const line of receipt.signatures) {
      const signature = bytes(line.value)
      const own = [...signature.slice(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('') === id
      if (own && line.name === name) return verify(raw.slice(1), signature.slice(4), receipt.text)
    }
  }
  return undefined
}

export async function examine(receipt: Receipt, keys: string[]): Promise<Examination> {
  const entry = JSON.parse(receipt.entry) as { kind?: string; at?: string; organ?: string; digest?: string }
  const digest = base64(await sha256(bytes(receipt.salt), utf8(receipt.content)))
  const leaf = await sha256(LEAF, utf8(receipt.entry))
  const rungs = await climb(leaf, receipt.index, receipt.size, receipt.path)
  const root = rungs ? (rungs.at(-1)?.hash ?? base64(leaf)) : ''
  return {
    receipt,
    digest,
    words: digest === entry.digest,
    leaf: base64(leaf),
    rungs: rungs ?? [],
    root,
    included: root === receipt.root,
    signed: await signed(receipt, keys),
    kind: entry.kind ?? '',
    at: entry.at ?? '',
    organ: entry.organ ?? '',
    facts: Object.entries(JSON.parse(receipt.content) as Record<string, unknown>).map(([name, value]) => ({ name, value: String(value) })),
  }
}
