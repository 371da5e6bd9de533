// 数据普查: the authority asks, an organ answers and its head confirms, what waits stands in the to-do list, and the list of responsibilities names who answers.
import { accessible } from '../lib/axe.mjs';
import { call } from '../lib/cases.mjs';

export const name = 'a data survey';

export default async function ({ as, step, picture }) {
  const authority = await as('ha.data');
  const editor = await as('sh.data');
  const title = `数据普查 ${Date.now().toString(36)}`;
  let answer;
  const confirm = async (page, button) => {
    await page.getByRole('button', { name: button, exact: true }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  };
  await step('the authority starts it, and the organ finds its sheet in the to-do list', async () => {
    await editor.goto('/work/');
    const { post: { organCode } } = await call(editor, 'GET', '/api/work/session');
    await authority.goto('/work/surveys');
    await call(authority, 'POST', '/api/work/surveys', { body: { title, instructions: '请如实填报本单位的业务系统。', days: 10, organs: [organCode] } });
    await authority.reload();
    await authority.getByText(title).waitFor();
    await accessible(authority);
    await editor.goto('/work/tasks');
    await editor.getByRole('tab', { name: /可认领/ }).or(editor.getByRole('link', { name: /可认领/ })).first().click();
    await editor.getByText(title).first().waitFor();
    await picture(editor, 'survey-task');
  });
  await step('the data editor lists a system, is told what is missing, and hands it in', async () => {
    await editor.goto('/work/surveys');
    await editor.getByRole('link', { name: title }).click();
    await editor.waitForURL(/survey-answers\//);
    answer = new URL(editor.url()).pathname;
    await editor.locator('#q-responsible').fill('舒文');
    await editor.locator('#q-telephone').fill('0376-6200000');
    await editor.getByRole('button', { name: '添加系统' }).click();
    await confirm(editor, '提交确认').catch(() => {});
    await editor.getByText(/有 \d+ 处需要修改/).waitFor();
    await picture(editor, 'survey-missing');
    if (await editor.getByRole('dialog').isVisible()) await editor.keyboard.press('Escape');
    await editor.locator('#q-paper-registers').fill('2');
    await editor.locator('#s-0-name').fill('食品经营许可管理系统');
    await editor.locator('#s-0-purpose').fill('许可的受理、审查和发证');
    await editor.locator('#s-0-database').selectOption({ label: '关系型数据库' });
    await editor.locator('#s-0-tables').fill('46');
    await editor.locator('#s-0-reason').fill('正在整理数据项，本季度编目。');
    await accessible(editor);
    await picture(editor, 'survey-sheet');
    await confirm(editor, '提交确认');
    await editor.getByText('待单位确认').first().waitFor();
  });
  await step('the head confirms, the authority adds up and accepts', async () => {
    const head = await as('sh.head');
    await head.goto(answer);
    await confirm(head, '确认上报');
    await head.getByText('已上报').first().waitFor();
    await authority.goto('/work/surveys');
    await authority.getByRole('link', { name: title }).click();
    await authority.getByText('46').first().waitFor();
    await accessible(authority);
    await picture(authority, 'survey-sums');
    await authority.goto(answer);
    await confirm(authority, '审核通过');
    await authority.getByText('已审核').first().waitFor();
    await picture(authority, 'survey-accepted');
  });
  await step('the list of responsibilities names who answers', async () => {
    await authority.goto('/work/responsibilities');
    await authority.getByRole('table').waitFor();
    await accessible(authority);
    await picture(authority, 'responsibilities');
  });
}
