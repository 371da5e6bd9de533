import { PiniaColada } from '@pinia/colada'
import { createApp } from 'vue'
import { installI18n } from '@/i18n'
import '@/design'
import App from './App.vue'
import { pinia } from './pinia'

const i18n = await installI18n(async (locale) => (locale === 'en' ? (await import('./messages.en')).default : (await import('./messages.zh-CN')).default))
// The router translates titles, so it is loaded once the messages are here.
const { router } = await import('./router')
createApp(App).use(pinia).use(PiniaColada, {}).use(i18n).use(router).mount('#app')

// After a release the old chunks are gone: load the page anew instead of failing.
window.addEventListener('vite:preloadError', () => location.reload())
