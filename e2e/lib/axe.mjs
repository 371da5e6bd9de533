// 0 axe violations of WCAG 2.2 A and AA.
import axe from 'axe-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** What axe finds on the page as it is now, one line each. */
export async function violations(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (tags) => {
    const { violations } = await window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
    return violations.map((one) => `${one.id} (${one.nodes.length}): ` + one.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} — ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ''}`).join('; '));
  }, TAGS);
}

export async function accessible(page) {
  const found = await violations(page);
  if (found.length) throw new Error(`${page.url()}: ${found.join('\n')}`);
}
