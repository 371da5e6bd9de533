import { shallowRef } from 'vue'

export interface Question { title: string; text?: string; confirm?: string; danger?: boolean; typed?: string; reason?: string; reasonRequired?: boolean }
export interface Asked extends Question { answer: (value: string | false) => void }
export const asked = shallowRef<Asked>()

/**
 * Asks before an act: resolves to `false` when declined, else to the reason given (empty when none was asked for).
 * `typed` must be typed word for word – for what cannot be undone.
 */
export function ask(question: Question): Promise<string | false> {
  asked.value?.answer(false)
  return new Promise((resolve) => {
    asked.value = { ...question, answer: (value) => { asked.value = undefined; resolve(value) } }
  })
}
