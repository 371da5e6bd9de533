// 供需对接: one organ asks another for a resource of the catalogue; its head agrees, the provider answers under the Decree's clock, a contract follows and comes into force.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { act, openCase } from '../lib/desk.mjs';

export const name = 'a demand for data';

export default async function ({ as, step, picture }) {
  const editor = await as('hr.data');
  let place;
  let number;
  const confirm = async (page, button) => {
    await page.getByRole('button', { name: button, exact: true }).first().click();
    const answered = page.waitForResponse((response) => response.request().method() === 'POST' && /\/api\/work\/demands\//.test(response.url()));
    await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click();
    const response = await answered;
    if (!response.ok()) throw new Error(`${button}: ${response.status()} ${await response.text()}`);
  };
  await step('the resource is found in the catalogue, and asking for it says what is missing', async () => {
    await editor.goto('/work/resources?q=食品经营许可信息');
    await editor.getByRole('link', { name: /食品经营许可信息/ }).first().click();
    await editor.getByRole('button', { name: '申请使用' }).click();
    await editor.waitForURL(/demands\/[0-9a-f-]{36}/);
    place = new URL(editor.url()).pathname;
    await editor.getByRole('button', { name: '提交本单位审核' }).click();
    await editor.getByRole('link', { name: /使用依据/ }).waitFor();
    await accessible(editor);
    await picture(editor, 'demand-missing');
  });
  await step('it is written and handed to the own head', async () => {
    const field = (label) => editor.getByRole('textbox', { name: label }).first();
    await field('使用依据').fill('《就业促进法》第五十二条');
    await field('使用场景').fill('核验创业担保贷款申请人是否持有有效的食品经营许可证');
    await field('使用范围').fill('就业服务窗口和审核岗');
    await editor.getByRole('checkbox', { name: '许可证编号' }).or(editor.getByRole('checkbox').first()).first().check();
    await field('使用的信息系统').fill('创业担保贷款审核系统');
    await field('安全保障措施').fill('专岗查询，全程留痕，到期销毁');
    await field('联系电话').fill('0376-6200001');
    await picture(editor, 'demand-form');
    await confirm(editor, '提交本单位审核');
    await editor.getByText('待本单位审核').first().waitFor();
  });
  await step('the head finds it among the tasks and agrees; the limit of one working day runs', async () => {
    const head = await as('hr.head');
    await head.goto('/work/tasks');
    await head.getByRole('tab', { name: /可认领/ }).or(head.getByRole('link', { name: /可认领/ })).first().click();
    await head.getByRole('link', { name: '食品经营许可信息' }).first().waitFor();
    await head.goto(place);
    await accessible(head);
    await confirm(head, '同意并提交');
    await head.getByRole('heading', { name: '拟订的共享约定' }).waitFor();
    await head.getByText('1个工作日').or(head.getByText('1 个工作日')).first().waitFor();
    await picture(head, 'demand-with-provider');
    await editor.goto('/work/demands');
    number = (await editor.locator('span.mono').first().innerText()).trim();
    assert.match(number, /^[0-9A-Z]{10,}$/);
    await accessible(editor);
    await picture(editor, 'demands');
  });
  await step('the provider accepts, examines and agrees, as with any case', async () => {
    for (const [account, label, words] of [['sh.examiner', '受理', {}], ['sh.examiner', '通过', { opinion: '为履行法定职责所必需' }], ['sh.approver', '准予', { opinion: '同意共享' }]]) {
      const desk = await as(account);
      await openCase(desk, number);
      await act(desk, label, words);
    }
  });
  await step('its data editor sets the terms and concludes, its head signs; the contract is in force', async () => {
    const data = await as('sh.data');
    await data.goto(`${place}`);
    await data.getByText('同意共享').first().waitFor();
    await data.getByRole('button', { name: '修改约定条件' }).click();
    await data.locator('#term-perDay').fill('500');
    await accessible(data);
    await picture(data, 'demand-terms');
    await data.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await data.getByRole('dialog').waitFor({ state: 'hidden' });
    await data.getByText('每天 500 次').waitFor();
    await confirm(data, '订立共享约定');
    const head = await as('sh.head');
    await head.goto(place);
    await confirm(head, '签订并提供数据');
    await head.getByRole('button', { name: '签订并提供数据' }).waitFor({ state: 'hidden' });
    await editor.goto(place);
    await editor.getByText('已订立共享约定').waitFor();
    await picture(editor, 'demand-supplied');
  });
}
