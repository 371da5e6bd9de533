import { ref } from 'vue'
import { currentLocale } from '@/i18n'

/** The browser's own voice: nothing is sent anywhere. Long text is spoken sentence by sentence, because engines cut off. */
export const speaking = ref(false)
export const canSpeak = typeof speechSynthesis !== 'undefined'

export function readAloud(element: HTMLElement | null) {
  if (!canSpeak || !element) return
  stopReading()
  const sentences = (element.innerText.match(/[^。！？；\n.!?]+[。！？；.!?]?/g) ?? []).map((one) => one.trim()).filter(Boolean)
  if (!sentences.length) return
  speaking.value = true
  sentences.forEach((sentence, at) => {
    const utterance = new SpeechSynthesisUtterance(sentence)
    utterance.lang = currentLocale()
    utterance.rate = 0.9
    if (at === sentences.length - 1) utterance.onend = () => (speaking.value = false)
    utterance.onerror = () => (speaking.value = false)
    speechSynthesis.speak(utterance)
  })
}

export function stopReading() {
  if (canSpeak) speechSynthesis.cancel()
  speaking.value = false
}
