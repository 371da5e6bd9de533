import { expect, test } from 'vitest'
import { beginning, visible } from './navigation'

const names = (...held: string[]) => visible((...needed) => needed.some((one) => held.includes(one))).flatMap((group) => group.entries.map((entry) => entry.name))

test('a post sees what its permissions open, and its own pages', () => {
  expect(names('task.handle', 'case.read')).toEqual(['tasks', 'cases', 'resources', 'responsibilities', 'jobs', 'messages', 'sessions'])
  expect(names('audit.read')).toEqual(['resources', 'responsibilities', 'audit', 'jobs', 'messages', 'sessions'])
  expect(names()).toEqual(['resources', 'responsibilities', 'jobs', 'messages', 'sessions'])
})

test('the page one begins with is the first of those a permission opens', () => {
  const first = (...held: string[]) => beginning((...needed) => needed.some((one) => held.includes(one)))?.name
  expect(first('resource.read', 'organ.manage')).toBe('managedResources')
  expect(first('organ.manage')).toBe('organs')
  expect(first()).toBeUndefined()
})
