// At the window of 浉河区: a clerk files for somebody who stands there; the applicant and the clerk are recorded apart.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { fillPage } from '../lib/fill.mjs';
import { upload } from '../lib/apply.mjs';

export const name = 'at the window';

export default async function ({ as, step, picture }) {
  const page = await as('sh.clerk');
  const panel = (id) => page.locator(`#${id}`);
  let number;
  await step('the clerk finds the matter and checks the applicant', async () => {
    await page.goto('/work/acceptance');
    await page.getByPlaceholder(/群众的说法/).fill('开饭店');
    await page.getByPlaceholder(/群众的说法/).press('Enter');
    await page.getByRole('button', { name: /食品经营许可/ }).first().click();
    await page.locator('#a-name').fill('周桂兰');
    await page.locator('#a-number').fill(NUMBER);
    await page.getByRole('button', { name: '核对证件无误，下一步' }).click();
    await page.getByText('周桂兰').first().waitFor();
  });
  await step('asks the questions', async () => {
    for (let at = 0; at < 12; at++) {
      await page.waitForLoadState('networkidle');
      const open = panel('situation').locator('fieldset:not(:has(input:checked))').first();
      if (!(await open.count())) break;
      const wanted = open.locator('input[value=catering], input[value=hot], input[value=false]').first();
      await ((await wanted.count()) ? wanted : open.locator('input').first()).check({ force: true });
      await page.waitForTimeout(200);
    }
    await panel('situation').getByText(/需要的材料/).waitFor();
    await accessible(page);
    await picture(page, 'window-begin');
    await page.getByRole('button', { name: '填写申请表' }).click();
    await page.waitForURL('**/acceptance/drafts/**');
  });
  await step('fills the form, takes the papers in, and accepts at once', async () => {
    await page.locator('#finish').waitFor();
    await panel('delivery').getByText('邮寄', { exact: true }).click();
    await fillPage(page, { 统一社会信用代码: '91350100M000100Y43' });
    await upload(page);
    await page.locator('#signed').fill('周桂兰');
    await page.locator('#accept-now').check({ force: true });
    await page.getByText('已保存').waitFor();
    await accessible(page);
    await picture(page, 'window-form');
    await page.getByRole('button', { name: '提交并受理' }).click();
    const done = await page.getByText(/已收件，办件编号/).innerText();
    number = done.match(/[0-9A-Z]{43}/)?.[0];
    assert.ok(number, done);
  });
  await step('prints the receipt', async () => {
    await accessible(page);
    await picture(page, 'window-receipt');
    const link = await page.locator('a[href*="/documents/"]').first().getAttribute('href');
    const answer = await page.context().request.get(link);
    assert.equal((await answer.body()).subarray(0, 5).toString(), '%PDF-');
  });
  await step('the case names both', async () => {
    await page.goto(`/work/cases/${number}`);
    await page.getByText('窗口').first().waitFor();
    await page.getByText('周桂兰').first().waitFor();
    await page.getByRole('tab', { name: /意见与记录/ }).click();
    await page.getByText('郭晓敏').nth(1).waitFor();
    await picture(page, 'window-case');
  });
}

const NUMBER = withCheckDigit('41150219660812352');

/** GB 11643: the eighteenth character checks the seventeen. */
function withCheckDigit(body) {
  const sum = [...body].reduce((all, digit, at) => all + digit * [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2][at], 0);
  return body + '10X98765432'[sum % 11];
}
