import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Text } from '@/api/types'

/** A text the server holds in both languages, in the language of the screen. */
export function useText() {
  const { locale } = useI18n()
  const english = computed(() => locale.value === 'en')
  return (text: Text | string | null | undefined): string => {
    if (text == null) return ''
    if (typeof text === 'string') return text
    return (english.value ? text.en : text.zh) || text.zh || text.en || ''
  }
}
