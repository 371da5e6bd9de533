import { onBeforeUnmount, onMounted, toValue, type MaybeRefOrGetter } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import { translate } from '@/i18n'
import { ask } from '@/design/workbench'

/** Asks before typed input is left behind, inside the app and when the page is closed. */
export function useUnsaved(dirty: MaybeRefOrGetter<boolean>) {
  const closing = (event: BeforeUnloadEvent) => { if (toValue(dirty)) event.preventDefault() }
  onMounted(() => addEventListener('beforeunload', closing))
  onBeforeUnmount(() => removeEventListener('beforeunload', closing))
  onBeforeRouteLeave(async () => {
    if (!toValue(dirty)) return true
    return (await ask({ title: translate('kernel.lists.unsaved'), text: translate('kernel.lists.unsavedText'), confirm: translate('kernel.lists.leave'), danger: true })) !== false
  })
}
