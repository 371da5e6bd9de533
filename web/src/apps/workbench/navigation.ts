import type { AdministratorKind } from '@/api'

/** One entry of the side navigation: shown when one of the permissions is held (`case.` = any that begins so) or to that administrator. */
export interface Entry { name: string; to: string; icon: string; needs?: string[]; administrator?: AdministratorKind }
export interface Group { name: string; entries: Entry[] }

export const navigation: Group[] = [
  { name: 'work', entries: [
    { name: 'tasks', to: '/tasks', icon: 'todo', needs: ['case.', 'task.'] },
    { name: 'cases', to: '/cases', icon: 'case', needs: ['case.'] },
  ] },
  { name: 'own', entries: [
    { name: 'jobs', to: '/jobs', icon: 'job' },
    { name: 'messages', to: '/messages', icon: 'bell' },
    { name: 'sessions', to: '/sessions', icon: 'key' },
  ] },
]

export function visible(may: (...names: string[]) => boolean, administrator: AdministratorKind | null): Group[] {
  const shown = (entry: Entry) => (!entry.needs && !entry.administrator) || (entry.administrator !== undefined && entry.administrator === administrator) || (entry.needs !== undefined && may(...entry.needs))
  return navigation.map((group) => ({ ...group, entries: group.entries.filter(shown) })).filter((group) => group.entries.length > 0)
}
