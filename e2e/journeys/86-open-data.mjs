// 公共数据开放: a data editor makes a data set of a catalogue entry, others judge and publish it, and a stranger looks at it, draws a chart and downloads it.
import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { accessible } from '../lib/axe.mjs';

export const name = 'open data';

export default async function ({ page: open, as, step, picture }) {
  const editor = await as('sh.data');
  const title = `食品经营许可数量 ${Date.now().toString(36)}`;
  let id;
  const act = async (page, button, reason) => {
    await page.goto(`/work/open-datasets/${id}`);
    await page.getByRole('button', { name: button, exact: true }).first().click();
    const dialog = page.getByRole('dialog');
    if (reason) await dialog.getByRole('textbox').fill(reason);
    await dialog.getByRole('button', { name: button, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  };
  const upload = async (table) => {
    const sent = editor.waitForResponse((response) => /\/table\?/.test(response.url()));
    await editor.locator('#table').setInputFiles({ name: 'licences.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    return (await sent).status();
  };
  await step('the data editor begins from an entry of the catalogue that may be opened', async () => {
    await editor.goto('/work/resources?q=食品经营许可信息');
    await editor.getByRole('link', { name: /食品经营许可信息/ }).first().click();
    await editor.getByRole('button', { name: '制作开放数据集' }).click();
    await editor.waitForURL(/open-datasets\/[0-9a-f-]{36}/);
    id = new URL(editor.url()).pathname.split('/').at(-1);
    await editor.getByText('请上传数据表').first().waitFor();
    await accessible(editor);
    await picture(editor, 'open-data-begun');
  });
  await step('a table that names persons is not anonymous', async () => {
    await editor.locator('#title').fill(title);
    await editor.getByLabel('主题').selectOption({ label: '经贸工商' });
    await editor.getByLabel('使用许可').selectOption({ label: '知识共享 署名 4.0 国际' });
    assert.equal(await upload('街道,联系人手机,数量\n老城街道,13800138000,12\n五里墩街道,13900139000,7\n'), 200);
    await editor.getByRole('button', { name: '检查整张表' }).click();
    await editor.getByText('不通过').first().waitFor();
    await accessible(editor);
    await picture(editor, 'open-data-refused');
  });
  await step('without them it is described and handed in', async () => {
    assert.equal(await upload('街道,数量\n老城街道,12\n五里墩街道,7\n湖东街道,5\n'), 200);
    await editor.locator('#meaning-2').waitFor({ state: 'detached' }); // the form is that of the table before, which had a column more, until then
    await editor.locator('#meaning-1').waitFor();
    await editor.locator('#meaning-0').fill('街道或者乡镇的名称');
    await editor.locator('#meaning-1').fill('有效的食品经营许可证，张');
    await editor.getByRole('button', { name: '保存', exact: true }).click();
    await editor.getByText('提交前还需要').waitFor({ state: 'hidden' });
    await act(editor, '提交审核');
    await editor.getByText('待单位审核').first().waitFor();
    await accessible(editor);
    await picture(editor, 'open-data-handed-in');
  });
  await step('the head approves and the authority publishes', async () => {
    const head = await as('sh.head');
    await act(head, '审核通过');
    const authority = await as('ha.data');
    await act(authority, '发布');
    await authority.getByText('已开放').first().waitFor();
    await accessible(authority);
    await picture(authority, 'open-data-published');
  });
  await step('a stranger finds it, reads it, draws a chart and downloads it', async () => {
    const stranger = await open();
    await stranger.goto('/open-data');
    await stranger.getByRole('searchbox', { name: '关键词' }).fill(title);
    await stranger.getByRole('button', { name: '查找' }).click();
    await stranger.getByRole('link', { name: title }).waitFor();
    await accessible(stranger);
    await picture(stranger, 'open-data-list');
    await stranger.getByRole('link', { name: title }).click();
    await stranger.getByRole('heading', { level: 1, name: title }).waitFor();
    await stranger.getByLabel('看什么').selectOption({ label: '“数量”合计' });
    await stranger.getByRole('table', { name: /合计“数量”/ }).getByRole('row', { name: /老城街道 12/ }).waitFor();
    await stranger.getByLabel('样式').selectOption({ label: '折线图' });
    await accessible(stranger);
    await picture(stranger, 'open-data-set');
    const [file] = await Promise.all([stranger.waitForEvent('download'), stranger.getByRole('link', { name: '下载 CSV' }).click()]);
    assert.equal(await readFile(await file.path(), 'utf8'), '\uFEFF街道,数量\r\n老城街道,12\r\n五里墩街道,7\r\n湖东街道,5\r\n');
    const shown = await (await stranger.request.get(`/api/3/action/package_show?id=${id}`)).json();
    assert.equal(shown.result.title, title);
    assert.match(await (await stranger.request.get('/open/catalog.ttl')).text(), new RegExp(`/open-data/${id}>`));
  });
}
