import { expect, it } from 'vitest'
import { grouped } from './states'

it('groups a digest by eight', () => {
  expect(grouped('0123456789abcdef0')).toBe('01234567 89abcdef 0')
  expect(grouped('')).toBe('')
})
