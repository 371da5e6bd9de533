import { computed, onBeforeUnmount, ref, shallowReactive } from 'vue'
import { ApiProblem, asProblem, problemText, upload, type FileRef, type Upload } from '@/api'
import { translate } from '@/i18n'
import { refusal } from './accept'
import { downscale } from './downscale'

export interface UploadRow {
  key: number
  file: File
  share: number
  state: 'sending' | 'failed' | 'refused'
  message: string
  transfer?: Upload<FileRef>
}
interface Rule { accept: string[]; maxMegabytes: number; maxFiles: number }

/** The files on their way up for one material. Finished ones leave this list: `onDone` hands them to the owner. */
export function useUploads(path: () => string, rule: () => Rule, present: () => number, onDone: (file: FileRef) => void) {
  const rows = ref<UploadRow[]>([])
  let serial = 0

  async function send(row: UploadRow) {
    row.state = 'sending'
    row.share = 0
    row.message = ''
    const file = await downscale(row.file)
    const refused = refusal(file, rule())
    if (refused) return refuse(row, refused.code)
    row.transfer = upload<FileRef>(path(), file, file.name, (share) => (row.share = share))
    try {
      const done = await row.transfer.done
      drop(row.key)
      onDone(done)
    } catch (error) {
      const problem = asProblem(error)
      if (problem.code === 'cancelled') return drop(row.key)
      row.state = problem instanceof ApiProblem && !problem.mayRetry ? 'refused' : 'failed'
      row.message = problemText(problem)
    }
  }
  function refuse(row: UploadRow, code: string) {
    row.state = 'refused'
    row.message = translate(`kernel.files.refusal.${code}`, { types: rule().accept.join(' / '), megabytes: rule().maxMegabytes, files: rule().maxFiles })
  }
  function drop(key: number) {
    rows.value = rows.value.filter((row) => row.key !== key)
  }
  function add(files: Iterable<File>) {
    let room = rule().maxFiles - present() - rows.value.filter((row) => row.state !== 'refused').length
    for (const file of files) {
      rows.value.push(shallowReactive<UploadRow>({ key: ++serial, file, share: 0, state: 'sending', message: '' }))
      const row = rows.value.at(-1)!
      if (room-- > 0) void send(row)
      else refuse(row, 'count')
    }
  }

  onBeforeUnmount(() => rows.value.forEach((row) => row.transfer?.cancel()))
  return { rows, add, drop, retry: send, cancel: (row: UploadRow) => (row.transfer ? row.transfer.cancel() : drop(row.key)), busy: computed(() => rows.value.some((row) => row.state === 'sending')) }
}
