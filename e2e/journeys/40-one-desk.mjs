// One to-do list over everything: filters live in the address, several rows at once, and the list goes to Excel.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { answer, fill, submit } from '../lib/apply.mjs';
import { citizen } from '../lib/sign-in.mjs';

export const name = 'one desk';

export default async function ({ page: open, as, step, picture }) {
  const numbers = [];
  await step('two people apply', async () => {
    for (const [mobile, who] of [['19900000001', '张伟'], ['19900000007', '王芳']]) {
      const page = await open();
      await citizen(page, mobile);
      await answer(page, 'food-business-licence', ['catering', 'hot', 'false']);
      await fill(page, { 统一社会信用代码: '91350100M000100Y43' });
      numbers.push((await submit(page, who)).number);
    }
  });
  const page = await as('sh.clerk');
  await step('a filter is an address; it can be kept under a name', async () => {
    await page.goto('/work/tasks?box=claimable');
    await page.getByPlaceholder('编号、事项、申请人').fill('王芳');
    await page.getByRole('button', { name: '查询' }).click();
    await page.waitForURL(/q=/);
    await page.getByText(numbers[1]).first().waitFor();
    await page.getByText(numbers[0]).first().waitFor({ state: 'detached' });
    await page.reload();
    await page.getByText(numbers[1]).first().waitFor();
    await page.getByRole('button', { name: /常用筛选/ }).click();
    await page.getByLabel(/把当前筛选存为/).fill('王芳的件');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.goto('/work/tasks?box=claimable');
    await page.getByRole('button', { name: /常用筛选/ }).click();
    await page.getByText('王芳的件').click();
    await page.waitForURL(/q=/);
  });
  await step('several rows are claimed at once, each with its outcome', async () => {
    await page.goto('/work/tasks?box=claimable');
    for (const number of numbers) await page.getByRole('row').filter({ hasText: number }).getByRole('checkbox').check({ force: true });
    await page.getByRole('region', { name: /批量/ }).getByRole('button', { name: /认领/ }).click();
    await picture(page, 'bulk-preview');
    await page.getByRole('dialog').getByRole('button', { name: /^提交/ }).click();
    await page.getByRole('dialog').getByText(numbers[0]).first().waitFor();
    await accessible(page);
    await picture(page, 'bulk-outcome');
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
    await page.goto('/work/tasks');
    for (const number of numbers) await page.getByText(number).first().waitFor();
  });
  await step('the list goes to Excel', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: '导出 Excel' }).click();
    const stream = await (await download).createReadStream();
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    assert.equal(Buffer.concat(chunks).subarray(0, 2).toString(), 'PK');
  });
}
