import type { DataClass } from '@/api'

/** 类, 项 and 目 a code lies in, from the broad to the narrow; what the table does not know is left out. */
export function lineOf(code: string | undefined, classes: DataClass[]): DataClass[] {
  const found = code ? classes.find((one) => code.startsWith(one.code)) : undefined
  return found ? [found, ...lineOf(code, found.below)] : []
}

/** 类 and 项 one after the other, as choices of a filter. */
export const broad = (classes: DataClass[]) => classes.flatMap((one) => [{ ...one, depth: 0 }, ...one.below.map((item) => ({ ...item, depth: 1 }))])

export interface Level { at: number; options: DataClass[]; chosen: string | null }

/** The selects that lead to `code` and one step further: each has the choices below the choice before. */
export function levelsOf(code: string, classes: DataClass[]): Level[] {
  const line = lineOf(code, classes)
  const levels = [classes, ...line.map((one) => one.below)].filter((options) => options.length)
  return levels.map((options, at) => ({ at, options, chosen: line[at]?.code ?? null }))
}

/** Where there is only one choice below, it is chosen. */
export function settled(code: string, classes: DataClass[]): string {
  const last = lineOf(code, classes).at(-1)
  const only = last?.below.length === 1 ? last.below[0] : undefined
  return only ? settled(only.code, classes) : code
}
