// 资源目录: an entry is written, assessed by somebody else, approved, published, and found by another organ.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { call } from '../lib/cases.mjs';

export const name = 'the data catalogue';

export default async function ({ as, step, picture }) {
  const editor = await as('sh.data');
  const title = `冷链运输车辆台账 ${Date.now().toString(36)}`;
  let id;
  const act = async (page, button) => {
    await page.goto(`/work/managed-resources/${id}`);
    await page.getByRole('button', { name: button, exact: true }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  };
  await step('the data editor begins an entry and is told what is missing', async () => {
    await editor.goto('/work/managed-resources');
    await editor.getByRole('button', { name: '新建资源' }).click();
    await editor.getByRole('dialog').getByRole('textbox').first().fill(title);
    await editor.getByRole('dialog').getByRole('button', { name: '开始编写' }).click();
    await editor.waitForURL(/managed-resources\/[0-9a-f-]{36}/);
    id = new URL(editor.url()).pathname.split('/').at(-1);
    await editor.getByText(/提交审核前还有 \d+ 处要完善/).waitFor();
    await accessible(editor);
    await picture(editor, 'catalogue-begun');
  });
  await step('it is completed and handed in', async () => {
    const { version } = await call(editor, 'GET', `/api/work/managed-resources/${id}`);
    await call(editor, 'PUT', `/api/work/managed-resources/${id}`, {
      version,
      body: {
        name: title, summary: '从事食品冷链运输的车辆和温度记录仪编号。', classification: '204000', keywords: ['冷链'], grade: 'GENERAL_1', shareType: 'UNCONDITIONAL', shareModes: ['API'], openType: 'NOT_OPEN',
        notOpen: { kind: 'OTHER', citation: '尚未完成开放评估' }, updateCycle: 'DAILY', network: 'GOVERNMENT', formats: ['interface'], sourceSystem: '食品经营许可管理系统', matters: ['000131001000'],
        items: [{ name: '温度记录仪编号', field: 'WDJLYBH', type: 'C', length: 30, required: true, sensitivity: 1, personal: false, shareType: 'UNCONDITIONAL', open: false }],
      },
    });
    await editor.reload();
    await editor.getByText('温度记录仪编号').first().waitFor();
    await accessible(editor);
    await picture(editor, 'catalogue-written');
    await act(editor, '提交审核');
    await editor.getByText('审核中').first().waitFor();
  });
  await step('somebody else answers for secrecy, the head approves, the authority publishes', async () => {
    const assessor = await as('sh.assess');
    await assessor.goto('/work/managed-resources?awaiting=true');
    await assessor.getByRole('link', { name: title }).click();
    await assessor.getByRole('button', { name: '保密审查', exact: true }).click();
    const dialog = assessor.getByRole('dialog');
    for (const yes of await dialog.getByRole('radio', { name: '是', exact: true }).all()) await yes.check();
    await accessible(assessor);
    await picture(assessor, 'catalogue-assessed');
    await dialog.getByRole('button', { name: '提交，通过' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await act(await as('sh.head'), '审核通过');
    const authority = await as('ha.data');
    await act(authority, '发布');
    await authority.getByText('已发布').first().waitFor();
    await picture(authority, 'catalogue-published');
  });
  await step('an official of another organ finds it by an item and reads it', async () => {
    const other = await as('sh.hr');
    await other.goto('/work/resources');
    await other.getByRole('searchbox', { name: '名称、数据项、编码或拼音' }).fill('温度记录仪');
    await other.keyboard.press('Enter');
    await other.getByRole('link', { name: title }).first().click();
    await other.getByRole('heading', { name: title, level: 1 }).waitFor();
    assert.match(await other.locator('main').innerText(), /411502204000\d{10}\/\d{6}/);
    await other.getByText('WDJLYBH').first().waitFor();
    await accessible(other);
    await picture(other, 'catalogue-read');
  });
}
