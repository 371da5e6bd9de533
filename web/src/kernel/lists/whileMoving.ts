import { onBeforeUnmount } from 'vue'

/** Asks again every so many milliseconds while something moves and somebody looks. */
export function whileMoving(query: { refetch: () => Promise<unknown> }, moving: () => boolean | undefined, every: number) {
  const timer = setInterval(() => { if (!document.hidden && moving()) void query.refetch() }, every)
  onBeforeUnmount(() => clearInterval(timer))
}
