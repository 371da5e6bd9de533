import { onBeforeUnmount, onMounted, shallowReactive } from 'vue'

export interface Shortcut { key: string; label: string; run: (event: KeyboardEvent) => void }

/** What is active now, newest last; the help dialog lists it. A key belongs to the newest screen that asked for it. */
export const shortcuts = shallowReactive<Shortcut[]>([])

const typing = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) && !(target instanceof HTMLInputElement && /^(checkbox|radio)$/.test(target.type))

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target) || document.querySelector('dialog[open]')) return
  const found = shortcuts.findLast((one) => one.key === event.key)
  if (!found) return
  event.preventDefault()
  found.run(event)
})

export function useShortcuts(own: () => Shortcut[]) {
  let added: Shortcut[] = []
  onMounted(() => {
    added = own()
    shortcuts.push(...added)
  })
  onBeforeUnmount(() => added.forEach((one) => shortcuts.splice(shortcuts.indexOf(one), 1)))
}
