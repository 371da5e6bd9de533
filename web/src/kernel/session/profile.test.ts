import { expect, it, vi } from 'vitest'

const put = vi.hoisted(() => vi.fn())
vi.mock('@/api', () => ({ http: { put } }))
import { saveProfile } from './profile'

it('saves one change after the other, whatever became of the one before', async () => {
  let refuse: (why: Error) => void = () => undefined
  put.mockImplementationOnce(() => new Promise((_, reject) => (refuse = reject))).mockResolvedValueOnce('saved')
  const first = saveProfile({ elderMode: false })
  const second = saveProfile({ elderMode: true })
  await Promise.resolve()
  expect(put).toHaveBeenCalledTimes(1)
  refuse(new Error('away'))
  await expect(first).rejects.toThrow('away')
  await expect(second).resolves.toBe('saved')
  expect(put).toHaveBeenLastCalledWith('/api/portal/person', { elderMode: true })
})
