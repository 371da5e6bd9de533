// 0 axe violations of WCAG 2.2 A and AA.
import { AxeBuilder } from '@axe-core/playwright';

export async function accessible(page) {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']).analyze();
  if (violations.length) {
    throw new Error(`${page.url()}: ` + violations.map((v) => `${v.id} (${v.nodes.length}): ${v.nodes.slice(0, 3).map((n) => n.target.join(' ') + ' — ' + (n.any[0]?.message ?? n.all[0]?.message ?? n.none[0]?.message ?? '')).join('; ')}`).join('\n'));
  }
}
