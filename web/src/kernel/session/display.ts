import { ref, watch } from 'vue'

/** How this browser shows the site. Elder mode is also kept with the account, so that it follows the person to other channels. */
const stored = (key: string) => localStorage.getItem(`luoshu.${key}`)
export const elderMode = ref(stored('elder') === '1')
export const contrast = ref(stored('contrast') === '1')
export const textScale = ref(Number(stored('scale')) || 100)

/** A browser that never chose follows the account: 长辈版 chosen elsewhere holds here too. */
export function adoptElderMode(ofAccount: boolean) {
  if (ofAccount && stored('elder') !== '0') elderMode.value = true
}

watch([elderMode, contrast, textScale], ([elder, high, scale]) => {
  const root = document.documentElement
  root.toggleAttribute('data-elder', elder)
  root.toggleAttribute('data-contrast', high)
  root.style.fontSize = scale === 100 ? '' : `${scale}%`
  if (elder || stored('elder') !== null) localStorage.setItem('luoshu.elder', elder ? '1' : '0')
  localStorage.setItem('luoshu.contrast', high ? '1' : '0')
  localStorage.setItem('luoshu.scale', String(scale))
}, { immediate: true })
