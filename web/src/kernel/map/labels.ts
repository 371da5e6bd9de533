import type { Box, XY } from './topology'

export interface Label { code: string; text: string; at: XY }

/** Labels that do not lie on one another: the first wins. `unit` is a pixel in units of the drawing. */
export function legible(labels: Label[], unit: number, size: number): Set<string> {
  const placed: Box[] = []
  const shown = new Set<string>()
  for (const { code, text, at: [x, y] } of labels) {
    const w = text.length * size * unit * 1.04
    const h = size * unit * 1.25
    const box = { x: x - w / 2, y: y - h / 2, w, h }
    if (placed.some((other) => box.x < other.x + other.w && other.x < box.x + box.w && box.y < other.y + other.h && other.y < box.y + box.h)) continue
    placed.push(box)
    shown.add(code)
  }
  return shown
}

/** 郑州 for 郑州市; 新县 stays. */
export const short = (name: string) => (name.length > 2 ? name.replace(/(回族区|市|县|区)$/, '') : name)
