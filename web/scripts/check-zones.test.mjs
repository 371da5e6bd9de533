// @vitest-environment node
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { violations } from './check-zones.mjs'

const at = (path) => fileURLToPath(new URL(`../src/${path}`, import.meta.url))

test('a feature may use design and kernel, not another feature', () => {
  expect(violations(at('features/cases/X.view.vue'), "import { LButton } from '@/design'\nimport x from '@/kernel/forms'")).toEqual([])
  expect(violations(at('features/cases/X.view.vue'), "import y from '@/features/portal/queries'")).toHaveLength(1)
  expect(violations(at('features/cases/parts/Y.vue'), "import y from '../../portal/queries'")).toHaveLength(1)
})

test('component libraries stay in design', () => {
  expect(violations(at('features/tasks/X.view.vue'), "import { ElTable } from 'element-plus'")).toHaveLength(1)
  expect(violations(at('design/workbench.ts'), "export { ElTable } from 'element-plus'")).toEqual([])
})
