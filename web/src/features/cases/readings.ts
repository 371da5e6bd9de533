import { onBeforeUnmount, shallowRef } from 'vue'
import { http, type DraftReadings } from '@/api'
import { draftPath } from './queries'

const beat = 1000
const patience = 120

/** What the materials of a draft say. Read while the page is open; a failed question is a missing suggestion, nothing worse. */
export function useDraftReadings(draft: string) {
  const readings = shallowRef<DraftReadings>()
  const path = `${draftPath(draft)}/readings`
  let timer: ReturnType<typeof setTimeout> | undefined
  let gone = false
  let beats = 0

  async function look() {
    clearTimeout(timer)
    try {
      let now = await http.get<DraftReadings>(path)
      if (now.unread > 0 && !now.unavailable) now = await http.post<DraftReadings>(path)
      readings.value = now
      if (now.readings.some((one) => one.state === 'WAITING') && !gone && ++beats < patience) timer = setTimeout(() => void look(), beat)
    } catch {
      // a missing suggestion
    }
  }
  onBeforeUnmount(() => { gone = true; clearTimeout(timer) })
  const refresh = () => { beats = 0; return look() }
  void refresh()
  return { readings, refresh }
}
