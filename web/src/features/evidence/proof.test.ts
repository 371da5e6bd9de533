import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { examine, parse } from './proof'

const origin = 'log.test/henan'
const hash = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
const leaf = (entry: string) => hash(Buffer.of(0), Buffer.from(entry))
const node = (left: Buffer, right: Buffer) => hash(Buffer.of(1), left, right)
const pair = generateKeyPairSync('ed25519')
const publicKey = pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)
const id = hash(Buffer.from(`${origin}\n`), Buffer.of(1), publicKey).subarray(0, 4)
const key = `${origin}+${id.toString('hex')}+${Buffer.concat([Buffer.of(1), publicKey]).toString('base64')}`

const split = (n: number) => 2 ** Math.floor(Math.log2(n - 1))
const root = (leaves: Buffer[]): Buffer => (leaves.length === 1 ? leaves[0]! : node(root(leaves.slice(0, split(leaves.length))), root(leaves.slice(split(leaves.length)))))
const path = (i: number, leaves: Buffer[]): Buffer[] => {
  if (leaves.length === 1) return []
  const k = split(leaves.length)
  return i < k ? [...path(i, leaves.slice(0, k)), root(leaves.slice(k))] : [...path(i - k, leaves.slice(k)), root(leaves.slice(0, k))]
}

function receipt(index: number, size: number) {
  const salt = randomBytes(32)
  const content = '{"case":"4115","state":"ACCEPTED"}'
  const entry = `{"v":1,"kind":"case-accepted","at":"2026-11-22T01:02:03Z","organ":"11411502X","digest":"${hash(salt, Buffer.from(content)).toString('base64')}"}`
  const leaves = Array.from({ length: size }, (_, i) => (i === index ? leaf(entry) : leaf(`other ${i}`)))
  const text = `${origin}\n${size}\n${root(leaves).toString('base64')}\n`
  const signature = Buffer.concat([id, sign(null, Buffer.from(text), pair.privateKey)]).toString('base64')
  const extra = Buffer.from(`${entry}\n${salt.toString('base64')}\n${content}\n`).toString('base64')
  return ['c2sp.org/tlog-proof@v1', `extra ${extra}`, `index ${index}`, ...path(index, leaves).map((one) => one.toString('base64')), '', `${text}\n— ${origin} ${signature}\n`].join('\n')
}

describe('a receipt of the evidence log', () => {
  it('is right at every place of trees of every shape', async () => {
    for (let size = 1; size <= 20; size++) {
      for (let index = 0; index < size; index++) {
        const seen = await examine(parse(receipt(index, size))!, [key])
        expect([seen.words, seen.included, seen.signed, seen.kind]).toEqual([true, true, true, 'case-accepted'])
      }
    }
  })

  it('is wrong when words, place, path or root were changed', async () => {
    const good = parse(receipt(5, 11))!
    expect((await examine({ ...good, content: good.content.replace('ACCEPTED', 'GRANTED') }, [key])).words).toBe(false)
    expect((await examine({ ...good, entry: good.entry.replace('accepted', 'granted') }, [key])).included).toBe(false)
    expect((await examine({ ...good, index: 4 }, [key])).included).toBe(false)
    expect((await examine({ ...good, path: good.path.slice(1) }, [key])).included).toBe(false)
    expect((await examine({ ...good, path: [...good.path, good.path[0]!] }, [key])).included).toBe(false)
    expect((await examine({ ...good, text: good.text.replace('11', '12') }, [key])).signed).toBe(false)
    expect((await examine(good, [])).signed).toBeUndefined()
  })

  it('is nothing else', () => {
    for (const text of ['', 'hello', receipt(0, 1).replace('extra ', 'x'), receipt(0, 1).replace('index 0', 'index x'), receipt(0, 1).replace(/extra .*/, 'extra !')]) expect(parse(text)).toBeUndefined()
  })
})
