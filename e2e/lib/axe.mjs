// 0 axe violations of WCAG 2.2 A and AA.
import axe from 'axe-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** What axe finds on the page as it is now, one line each; at rest: what fades while it is looked at would be measured half faded, and is looked at again. */
export async function violations(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (tags) => {
    const fading = () => document.getAnimations().filter((one) => one.playState === 'running' && Number.isFinite(one.effect.getComputedTiming().endTime));
    let moved;
    const notice = () => { moved = true; };
    document.addEventListener('transitionrun', notice);
    for (let look = 1; ; look++) {
      await Promise.allSettled(fading().map((one) => one.finished));
      moved = false;
      const { violations } = await window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
      if (violations.length && moved && look < 5) continue;
      document.removeEventListener('transitionrun', notice);
      return violations.map((one) => `${one.id} (${one.nodes.length}): ` + one.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} — ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ''}`).join('; '));
    }
  }, TAGS);
}

export async function accessible(page) {
  const found = await violations(page);
  if (found.length) throw new Error(`${page.url()}: ${found.join('\n')}`);
}
