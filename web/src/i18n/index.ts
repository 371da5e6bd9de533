import { createI18n, type I18n } from 'vue-i18n'

export type Locale = 'zh-CN' | 'en'
export const locales: readonly Locale[] = ['zh-CN', 'en']
/** A cookie, not local storage: the server's own pages (signing in, consent) are in the same language. */
const remembered = 'luoshu-lang'

type Messages = Record<string, unknown>
export type LoadMessages = (locale: Locale) => Promise<Messages>

let active: I18n<{}, {}, {}, string, false> | undefined
let load: LoadMessages

export function rememberedLocale(): Locale {
  return document.cookie.split('; ').includes(`${remembered}=en`) ? 'en' : 'zh-CN'
}

/** One instance per page; only the messages of the chosen language travel over the network. */
export async function installI18n(loadMessages: LoadMessages) {
  load = loadMessages
  const locale = rememberedLocale()
  active = createI18n({ legacy: false, locale, fallbackLocale: false, messages: { [locale]: (await load(locale)) as never } })
  document.documentElement.lang = locale
  return active
}

export function currentLocale(): Locale {
  return (active?.global.locale.value ?? 'zh-CN') as Locale
}

export async function changeLocale(locale: Locale) {
  if (!active) return
  if (!active.global.availableLocales.includes(locale)) active.global.setLocaleMessage(locale, (await load(locale)) as never)
  active.global.locale.value = locale
  document.documentElement.lang = locale
  document.cookie = `${remembered}=${locale === 'en' ? 'en' : 'zh'}; path=/; max-age=31536000; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`
}

/** Translate outside a component (titles, formatters). */
export function translate(key: string, named: Record<string, unknown> = {}): string {
  return active ? active.global.t(key, named) : key
}

/** The words of a code the server gave; a code nobody has words for yet shows the fallback. */
export function wordsFor(key: string, fallback: string, named: Record<string, unknown> = {}): string {
  return hasMessage(key) ? translate(key, named) : fallback
}

export function hasMessage(key: string): boolean {
  return active?.global.te(key) ?? false
}
