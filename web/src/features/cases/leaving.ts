import { onBeforeUnmount } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'

/** Asks before typed input is left behind, on the way to another page and when this one is closed. */
export function useLeaving(unsaved: () => boolean, question: string) {
  const closing = (event: BeforeUnloadEvent) => { if (unsaved()) event.preventDefault() }
  window.addEventListener('beforeunload', closing)
  onBeforeUnmount(() => window.removeEventListener('beforeunload', closing))
  onBeforeRouteLeave(() => !unsaved() || window.confirm(question))
}
