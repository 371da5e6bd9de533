import { computed, ref, watch, type Ref } from 'vue'
import type { Box } from './topology'

/** What part of the drawing is seen: all of it, or nearer; moved by keys, wheel, mouse and fingers. */
export function useView(whole: Ref<Box>) {
  const zoom = ref(1)
  const centre = ref({ x: 0, y: 0 })
  const reset = () => {
    zoom.value = 1
    centre.value = { x: whole.value.x + whole.value.w / 2, y: whole.value.y + whole.value.h / 2 }
  }
  watch(whole, reset, { immediate: true })
  const view = computed<Box>(() => {
    const [w, h] = [whole.value.w / zoom.value, whole.value.h / zoom.value]
    return { x: centre.value.x - w / 2, y: centre.value.y - h / 2, w, h }
  })
  const hold = (at: number, from: number, size: number, seen: number) => Math.min(Math.max(at, from + seen / 2), from + size - seen / 2)
  function move(dx: number, dy: number) {
    const { x, y, w, h } = whole.value
    centre.value = { x: hold(centre.value.x + dx, x, w, w / zoom.value), y: hold(centre.value.y + dy, y, h, h / zoom.value) }
  }
  function scale(by: number) {
    zoom.value = Math.min(Math.max(zoom.value * by, 1), 12)
    move(0, 0)
  }
  return { view, zoom, move, scale, reset }
}
