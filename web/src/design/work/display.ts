import { ref, watch } from 'vue'

const stored = localStorage.getItem('luoshu.dark')
export const dark = ref(stored === null ? matchMedia('(prefers-color-scheme: dark)').matches : stored === '1')

/** Marks the document as the workbench and keeps dark mode. */
export function startDisplay() {
  document.documentElement.toggleAttribute('data-workbench', true)
  watch(dark, (on) => {
    document.documentElement.classList.toggle('dark', on)
    localStorage.setItem('luoshu.dark', on ? '1' : '0')
  }, { immediate: true })
}
