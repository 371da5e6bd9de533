// 数据源: a live database is registered, its schema read and sampled, and a table becomes a draft of the catalogue. The database is the platform's own, which a demonstration may look at.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessible } from '../lib/axe.mjs';
import { call } from '../lib/cases.mjs';

export const name = 'data sources';

export default async function ({ as, server, step, picture }) {
  const editor = await as('sh.data');
  const title = `业务库 ${Date.now().toString(36)}`;
  const [, , , port] = readFileSync(join(server.data, 'postgres/postmaster.pid'), 'utf8').split('\n');
  const password = readFileSync(join(server.data, 'keys/postgres'), 'utf8').trim();
  const fill = async (field, value) => editor.getByRole('dialog').getByLabel(field, { exact: false }).first().fill(value);
  await step('it is registered by its parts, and the wrong password is told from everything else', async () => {
    await editor.goto('/work/data-sources');
    await editor.getByRole('button', { name: '登记数据源' }).first().click();
    await fill('名称', title);
    await editor.getByRole('dialog').getByLabel('数据库类型').selectOption({ label: 'PostgreSQL' });
    await fill('主机', '127.0.0.1');
    await fill('端口', port.trim());
    await editor.locator('#source-database').fill('postgres');
    await fill('模式', 'certificates');
    await fill('用户名', 'luoshu');
    await fill('密码', 'wrong');
    await editor.locator('#source-is-tls').uncheck();
    await accessible(editor);
    await picture(editor, 'source-form');
    await editor.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await editor.waitForURL(/data-sources\/[0-9a-f-]{36}/);
    await editor.getByRole('heading', { name: title }).waitFor();
    await editor.getByRole('button', { name: '测试连接' }).click();
    await editor.getByText('用户名或者密码不正确').waitFor();
    await picture(editor, 'source-refused');
    await editor.getByRole('button', { name: '修改登记' }).click();
    await fill('密码', password);
    await editor.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await editor.getByRole('dialog').waitFor({ state: 'hidden' });
    await editor.getByRole('button', { name: '测试连接' }).click();
    await editor.getByText('连接成功').waitFor();
  });
  await step('its tables are read with their comments, and sampled', async () => {
    await editor.getByRole('button', { name: '读取结构' }).click();
    await editor.getByText('第 1 次读取，').waitFor({ timeout: 60_000 });
    await editor.getByRole('searchbox', { name: '表名或者注释' }).fill('stock_import');
    await editor.keyboard.press('Enter');
    await editor.getByText('共 1 条').waitFor();
    await accessible(editor);
    await picture(editor, 'source-tables');
  });
  await step('a table becomes a draft of the catalogue with what was suggested', async () => {
    await editor.getByRole('table').getByRole('link').first().click();
    await editor.getByText('maker_name').first().waitFor();
    await accessible(editor);
    await picture(editor, 'source-table');
    await editor.getByRole('button', { name: '登记为资源' }).click();
    await editor.getByRole('dialog').getByRole('button', { name: '登记为资源' }).click();
    await editor.waitForURL(/managed-resources\/[0-9a-f-]{36}/);
    await editor.getByText('maker_name').first().waitFor();
    const { content } = await call(editor, 'GET', `/api/work/managed-resources/${new URL(editor.url()).pathname.split('/').at(-1)}`);
    assert.equal(content.sourceSystem, title, 'the entry names the system it comes from');
    assert.ok(content.items.length > 20);
  });
}
