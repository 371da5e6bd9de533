import { onBeforeUnmount, onMounted, toValue, type MaybeRefOrGetter } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'

/** Keeps typed input from being left behind: the browser asks when the page is closed, `leave` on the way to another page. */
export function useLeaving(unsaved: MaybeRefOrGetter<boolean>, leave: () => boolean | Promise<boolean>) {
  const closing = (event: BeforeUnloadEvent) => { if (toValue(unsaved)) event.preventDefault() }
  onMounted(() => addEventListener('beforeunload', closing))
  onBeforeUnmount(() => removeEventListener('beforeunload', closing))
  onBeforeRouteLeave(() => !toValue(unsaved) || leave())
}
