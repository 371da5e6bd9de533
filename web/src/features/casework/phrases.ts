import { ref, watch } from 'vue'

const key = 'luoshu.phrases'
function stored(): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}
/** The official's own phrases, kept in this browser. The standard ones are messages. */
export const ownPhrases = ref(stored())
watch(ownPhrases, (value) => localStorage.setItem(key, JSON.stringify(value.slice(0, 30))), { deep: true })
export const standardPhrases: Record<string, string[]> = {
  accept: ['acceptComplete', 'acceptMeets'],
  pass: ['passMeets', 'passChecked', 'passSite'],
  return: ['returnIncomplete', 'returnDoubt'],
  grant: ['grantAgree'],
  refuse: ['refuseNot'],
  'approve-extension': ['extensionAgree'],
}
