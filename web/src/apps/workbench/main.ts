import { createPinia } from 'pinia'
import { PiniaColada } from '@pinia/colada'
import { createApp } from 'vue'
import { installI18n } from '@/i18n'
import '@/design'
import { startDisplay } from '@/design/workbench'
import App from './App.vue'
import { router } from './router'

startDisplay()
const i18n = await installI18n(async (locale) => (locale === 'en' ? (await import('./messages.en')).default : (await import('./messages.zh-CN')).default))
createApp(App).use(createPinia()).use(PiniaColada, {}).use(i18n).use(router).mount('#app')
