import type { SealChoice } from '@/api'

/** Seals one may apply for, as choices of a form. */
export const options = (choices: SealChoice[], t: (key: string, values?: Record<string, unknown>) => string) =>
  choices.map((one) => ({ value: one.words, text: one.words || t('seals.own'), hint: `${t('seals.stands', { name: one.name, mm: one.millimetres })}${one.inForce ? ` ${t('seals.takesPlace', { id: one.inForce })}` : ''}` }))
