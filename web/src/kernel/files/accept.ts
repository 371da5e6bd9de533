const mime: Record<string, string> = {
  pdf: 'application/pdf', ofd: '.ofd', jpg: 'image/jpeg', png: 'image/png', zip: 'application/zip,.zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** The `accept` attribute: media types and endings, because phones know one and desktops the other. */
export const acceptAttribute = (types: string[]) => types.map((type) => `${mime[type] ?? ''},.${type}${type === 'jpg' ? ',.jpeg' : ''}`.replace(/^,/, '')).join(',')

export const acceptsPhotos = (types: string[]) => types.includes('jpg') || types.includes('png')

export type Refusal = { code: 'type' | 'size' | 'count' | 'empty' }

/** Refused before a byte is sent; the server looks at the content again. */
export function refusal(file: File, rule: { accept: string[]; maxMegabytes: number }): Refusal | undefined {
  const ending = (file.name.split('.').pop() ?? '').toLowerCase().replace('jpeg', 'jpg')
  if (!rule.accept.includes(ending)) return { code: 'type' }
  if (file.size === 0) return { code: 'empty' }
  if (file.size > rule.maxMegabytes * 1024 * 1024) return { code: 'size' }
  return undefined
}
