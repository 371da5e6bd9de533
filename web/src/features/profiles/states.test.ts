import { describe, expect, it } from 'vitest'
import { bits, codesOf, codesText, columnsOf } from './states'

describe('feeds', () => {
  it('reads codes line by line and leaves out what is none', () => {
    expect(codesOf('01=汉族\n 03 ＝ 回族 \nnothing\n=x\ny=')).toEqual([{ code: '01', means: '汉族' }, { code: '03', means: '回族' }])
    expect(codesText([{ code: '01', means: '汉族' }])).toBe('01=汉族')
    expect(codesOf(undefined)).toEqual([])
  })
  it('takes the fields that have a column, in the order of the library', () => {
    expect(columnsOf(['a', 'b', 'c'], { c: { column: 'x', authoritative: true, codes: '' }, a: { column: 'y', authoritative: false, codes: '1=2' }, b: { column: null, authoritative: true, codes: '' } })).toEqual([
      { column: 'y', field: 'a', authoritative: false, codes: [{ code: '1', means: '2' }] }, { column: 'x', field: 'c', authoritative: true, codes: [] },
    ])
  })
  it('says of a weight whether it speaks for or against', () => {
    expect([bits(12.34), bits(-4.06), bits(0)]).toEqual(['+12.3', '−4.1', '+0.0'])
  })
})
