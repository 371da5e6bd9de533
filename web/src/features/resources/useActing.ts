import { useI18n } from 'vue-i18n'
import type { ResourceAct, ResourceView } from '@/api'
import { ask, failed, succeeded } from '@/design/workbench'
import { useAct } from './queries'
import { danger, withReason } from './states'

/** Asks, does it, and says so. Resolves to what the entry is then; to nothing when it was declined or refused. */
export function useActing() {
  const { t } = useI18n()
  const change = useAct()
  async function perform(one: Pick<ResourceView, 'id' | 'version'> & { name?: string }, act: ResourceAct): Promise<ResourceView | undefined> {
    const reason = withReason.includes(act)
    const remark = act === 'DELETE' ? undefined : t(reason ? 'resources.why' : 'resources.remark')
    const note = await ask({ title: t('resources.actTitle', { act: t(`resources.act.${act}`), name: one.name || t('resources.unnamed') }), text: t(`resources.effect.${act}`), reason: remark, reasonRequired: reason, danger: danger(act), confirm: t(`resources.act.${act}`) })
    if (note === false) return undefined
    return change.mutateAsync({ id: one.id, version: one.version, act, note }).then((view) => {
      succeeded(t('resources.didIt', { act: t(`resources.act.${act}`) }))
      return view
    }).catch((error: unknown) => void failed(error))
  }
  return { perform, busy: change.isLoading }
}
