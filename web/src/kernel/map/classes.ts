/** Class limits for shading: at most five classes of about as many divisions each, told apart by whole numbers. `limits[i]` is the least number of class i. */
export function limits(values: number[]): number[] {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b)
  if (!sorted.length) return []
  const found = new Set<number>()
  for (let i = 0; i < 5; i++) found.add(sorted[Math.floor((i * sorted.length) / 5)]!)
  return [...found]
}

/** 0 for nothing, then 1…5. */
export function classOf(value: number, least: number[]): number {
  let at = 0
  while (at < least.length && value >= least[at]!) at++
  return at && at + 5 - least.length
}
