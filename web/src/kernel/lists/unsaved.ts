import type { MaybeRefOrGetter } from 'vue'
import { ask } from '@/design/workbench'
import { translate } from '@/i18n'
import { useLeaving } from '@/kernel/leaving'

/** Asks before typed input is left behind, inside the app and when the page is closed. */
export function useUnsaved(dirty: MaybeRefOrGetter<boolean>) {
  useLeaving(dirty, async () => (await ask({ title: translate('kernel.lists.unsaved'), text: translate('kernel.lists.unsavedText'), confirm: translate('kernel.lists.leave'), danger: true })) !== false)
}
