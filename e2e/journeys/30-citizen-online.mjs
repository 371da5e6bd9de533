// 张伟 opens a small restaurant: from the questions to the licence, with everybody who handles it.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { answer, fill, submit } from '../lib/apply.mjs';
import { act, openCase } from '../lib/desk.mjs';
import { citizen } from '../lib/sign-in.mjs';

export const name = 'a case online';

export default async function ({ page: open, as, step, picture }) {
  const page = await open();
  let number;
  await step('questions lead to the exact materials', async () => {
    await citizen(page, '19900000001');
    await answer(page, 'food-business-licence', ['catering', 'hot', 'cold', 'false']);
    await page.getByText('申报材料清单（4 项）').waitFor();
  });
  await step('what is typed is on the next device', async () => {
    await page.getByRole('button', { name: '开始办理' }).click();
    await page.waitForURL('**/form-operator');
    const address = page.getByLabel('住所');
    await address.fill('信阳市浉河区申碑路 8 号');
    await page.getByText('已保存').waitFor();
    const other = await open({ phone: true });
    await citizen(other, '19900000001', new URL(page.url()).pathname);
    assert.equal(await other.getByLabel('住所').inputValue(), '信阳市浉河区申碑路 8 号');
    await picture(other, 'apply-phone');
    await page.goto('/my/drafts');
    await page.getByText('食品经营许可（新办）').first().waitFor();
    await page.goBack();
  });
  await step('the form, the uploads and the declaration make a case', async () => {
    await fill(page, { 统一社会信用代码: '91350100M000100Y43' });
    await accessible(page);
    await picture(page, 'apply-check');
    ({ number } = await submit(page, '张伟'));
    assert.match(number, /^[0-9A-Z]{31}\d{8}\d{4}$/);
    await page.getByText('最迟').first().waitFor();
    await accessible(page);
    await picture(page, 'receipt');
  });
  await step('the clerk accepts', async () => {
    const clerk = await as('sh.clerk');
    await clerk.goto('/work/');
    await clerk.getByRole('link', { name: /^可认领/ }).or(clerk.getByRole('tab', { name: /^可认领/ })).first().click();
    await clerk.getByRole('link', { name: '食品经营许可（新办）' }).first().waitFor();
    await openCase(clerk, number);
    await act(clerk, '受理');
    await clerk.getByText('已受理').first().waitFor();
  });
  await step('examiner, reviewer and approver say what they think', async () => {
    for (const [account, label, opinion] of [['sh.examiner', '通过', '材料齐全、相互一致，现场布局合理。'], ['sh.reviewer', '通过', '同意审查意见。'], ['sh.approver', '准予', '准予食品经营许可。']]) {
      const official = await as(account);
      await openCase(official, number);
      await act(official, label, { opinion });
    }
  });
  await step('who decided reads the same case the citizen reads', async () => {
    const approver = await as('sh.approver');
    await approver.getByRole('tab', { name: /意见与记录/ }).click();
    await approver.getByText('现场布局合理').first().waitFor();
    await accessible(approver);
    await picture(approver, 'case-decided');
    await page.goto(`/my/cases/${number}`);
    await page.getByText('决定：准予').or(page.getByText('准予')).first().waitFor();
    await accessible(page);
    await picture(page, 'my-case-decided');
  });
  await step('every document is a real PDF', async () => {
    const links = await page.locator('a[href*="/documents/"]').evaluateAll((all) => [...new Set(all.map((one) => one.href))]);
    assert.ok(links.length >= 3, `receipt, acceptance and decision, not ${links.length}`);
    for (const link of links) {
      const answer = await page.context().request.get(link);
      assert.equal(answer.status(), 200);
      assert.equal((await answer.body()).subarray(0, 5).toString(), '%PDF-');
    }
  });
  await step('the result is made, handed over, and the case ends', async () => {
    const clerk = await as('sh.clerk');
    await openCase(clerk, number);
    await act(clerk, '制证');
    await act(clerk, '送达');
    await act(clerk, '办结');
    await page.reload();
    await page.getByText('已办结').first().waitFor();
  });
  await step('the citizen was told of each fact', async () => {
    await page.goto('/my/messages');
    for (const word of ['受理', '准予']) await page.locator('main').getByText(word).first().waitFor();
    await picture(page, 'messages');
  });
}
