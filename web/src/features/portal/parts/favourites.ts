import { reactive } from 'vue'
import type { Text } from '@/api'

interface Kept { code: string; name: Text }
const key = 'luoshu.favourites'

function stored(): Kept[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(value) ? (value as Kept[]).filter((one) => typeof one?.code === 'string') : []
  } catch {
    return []
  }
}

/** Matters kept for later, in this browser: works without signing in, newest first, at most fifty. */
export const favourites = reactive({
  items: stored(),
  has(code: string): boolean {
    return this.items.some((one) => one.code === code)
  },
  toggle(code: string, name: Text) {
    this.items = this.has(code) ? this.items.filter((one) => one.code !== code) : [{ code, name }, ...this.items].slice(0, 50)
    localStorage.setItem(key, JSON.stringify(this.items))
  },
})
