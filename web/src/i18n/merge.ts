type Messages = Record<string, unknown>

/**
 * Messages live beside the code that speaks them: `…/<path>/locales/<locale>.ts`. The path is the key's prefix:
 * `features/cases` → `cases.…`, `kernel/forms` → `kernel.forms.…`, `design` → `design.…`, `apps/portal` → `apps.portal.…`.
 */
export function mergeMessages(modules: Record<string, { default: Messages }>): Messages {
  const merged: Messages = {}
  for (const [file, module] of Object.entries(modules)) {
    let into = merged
    for (const segment of prefixOf(file)) into = (into[segment] ??= {}) as Messages
    Object.assign(into, module.default)
  }
  return merged
}

export function prefixOf(file: string): string[] {
  const path = file.replace(/^.*\/src\//, '').replace(/^(\.\.\/)+/, '').replace(/^\.\//, '')
  const segments = path.split('/').slice(0, -2)
  return segments[0] === 'features' ? segments.slice(1) : segments
}
