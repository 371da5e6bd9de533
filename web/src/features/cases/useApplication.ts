import type { Draft, MatterGuide } from '@/api'
import { translate } from '@/i18n'
import { useDraftEditor } from '@/kernel/applications'
import { useLeaving } from '@/kernel/leaving'
import { draftPath } from './queries'

/** The draft the wizard's pages fill in together. */
export function useApplication(draft: Draft, guide: MatterGuide) {
  const editor = useDraftEditor(draftPath(draft.id), draft)
  useLeaving(editor.unsaved, () => window.confirm(translate('cases.apply.leave')))
  return { ...editor, id: draft.id, guide }
}

export type Application = ReturnType<typeof useApplication>
