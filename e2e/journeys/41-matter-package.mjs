// A matter travels as a package: out, back unchanged, back with a fault, back changed – and is published by somebody else.
import { strict as assert } from 'node:assert';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { accessible } from '../lib/axe.mjs';

export const name = 'a matter as a package';
const SLUG = 'individual-business-registration';

export default async function ({ as, step, picture }) {
  const page = await as('ha.editor');
  let files;
  const changed = (from, to) => zipSync(Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, path.endsWith('matter.yaml') ? strToU8(replaced(strFromU8(bytes), from, to)) : bytes])));
  const replaced = (text, from, to) => { assert.match(text, from); return text.replace(from, to); };
  const importing = async (zip) => {
    await page.goto('/work/matters');
    await page.getByRole('button', { name: '导入事项包' }).click();
    await page.locator('#package').setInputFiles({ name: `${SLUG}.zip`, mimeType: 'application/zip', buffer: Buffer.from(zip) });
  };

  await step('out', async () => {
    await page.goto(`/work/matters/${SLUG}`);
    await page.getByText('v1', { exact: true }).first().waitFor();
    const answer = await page.context().request.get(await page.locator('#versions a[download]').first().getAttribute('href'));
    files = unzipSync(new Uint8Array(await answer.body()));
    assert.ok(Object.keys(files).some((path) => path.endsWith('matter.yaml')));
  });
  await step('back unchanged makes no version', async () => {
    await importing(zipSync(files));
    await page.getByText(/与已有版本相同/).first().waitFor();
    await picture(page, 'package-unchanged');
  });
  await step('a fault is named by file, line and column', async () => {
    await importing(changed(/^slug: .*$/m, 'slug: Not A Slug'));
    await page.getByRole('dialog').getByText(/matter\.yaml:\d+:\d+/).first().waitFor();
    await accessible(page);
    await picture(page, 'package-fault');
  });
  await step('back changed makes a draft', async () => {
    await importing(changed(/^keywords: \[/m, 'keywords: [开小卖部, '));
    const imported = page.waitForResponse((response) => response.request().method() === 'POST' && /matters\/import/.test(response.url()) && !/dryRun=true/.test(response.url()));
    await page.getByRole('dialog').getByRole('button', { name: /导入/ }).last().click();
    assert.ok((await imported).ok());
    await page.goto(`/work/matters/${SLUG}`);
    await page.getByText('v2', { exact: true }).first().waitFor();
  });
  await step('the publisher reads the difference and the findings, and publishes', async () => {
    const publisher = await as('ha.publisher');
    await publisher.goto(`/work/matters/${SLUG}`);
    await publisher.locator('#compare').waitFor();
    await accessible(publisher);
    await picture(publisher, 'matter-versions');
    await publisher.locator('#versions').getByRole('row').filter({ hasText: '草稿' }).getByRole('link', { name: /^v\d/ }).first().click();
    await publisher.getByRole('button', { name: '发布', exact: true }).click();
    await publisher.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
    await publisher.getByRole('dialog').waitFor({ state: 'detached' });
    await publisher.goto(`/work/matters/${SLUG}`);
    await publisher.locator('#versions').getByText('已发布').first().waitFor();
  });
}
