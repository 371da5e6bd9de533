import { expect, test } from 'vitest'
import { visible } from './navigation'

const names = (...held: string[]) => visible((...needed) => needed.some((one) => held.includes(one))).flatMap((group) => group.entries.map((entry) => entry.name))

test('a post sees what its permissions open, and its own pages', () => {
  expect(names('task.handle', 'case.read')).toEqual(['tasks', 'cases', 'jobs', 'messages', 'sessions'])
  expect(names('audit.read')).toEqual(['audit', 'jobs', 'messages', 'sessions'])
  expect(names()).toEqual(['jobs', 'messages', 'sessions'])
})
