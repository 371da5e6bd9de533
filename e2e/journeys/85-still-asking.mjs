// 为什么还要交: what applicants still bring is held against what is there; a line on the list opens a demand for the data in the name of the organ that handles.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { call } from '../lib/cases.mjs';

export const name = 'still asked for';

const ASKED = '/api/work/asked-materials';
const MATERIAL = '登记前须经批准的经营项目批准文件';

export default async function ({ as, step, picture }) {
  const authority = await as('ha.data');
  await step('the data authority sees what is still asked for, and who could give it', async () => {
    await authority.goto('/work/asked-materials');
    await authority.getByRole('button', { name: '重新核对' }).click();
    await authority.getByText(/核对时间/).waitFor();
    await authority.getByRole('cell', { name: /尚无来源/ }).first().waitFor();
    await accessible(authority);
    await picture(authority, 'still-asked');
  });
  await step('a line is put on the list; what is missing is said where it is missing', async () => {
    await authority.getByRole('link', { name: '免提交清单' }).click();
    await authority.getByRole('button', { name: '列入清单' }).first().click();
    const dialog = authority.getByRole('dialog');
    await dialog.getByRole('button', { name: '列入清单' }).click();
    await dialog.getByText('请填写').first().waitFor();
    await dialog.getByRole('textbox', { name: '材料名称' }).fill(`${MATERIAL}复印件`);
    await dialog.getByRole('radio', { name: '共享数据' }).check();
    const { page: { items: [resource] } } = await call(authority, 'GET', `/api/work/resources?q=${encodeURIComponent('食品经营许可信息')}`);
    await dialog.getByRole('textbox', { name: '资源代码' }).fill(resource.code);
    await dialog.getByRole('textbox', { name: '依据' }).fill('国务院令第716号第七条；本省免提交清单');
    await accessible(authority);
    await picture(authority, 'replacement-dialog');
    await dialog.getByRole('button', { name: '列入清单' }).click();
    await authority.getByRole('cell', { name: MATERIAL, exact: true }).waitFor();
    await picture(authority, 'replacements');
  });
  await step('the platform has written the demand for the organ that handles', async () => {
    await authority.goto('/work/asked-materials');
    await authority.getByRole('button', { name: '重新核对' }).click();
    await authority.getByText('已按现在的情况核对').waitFor();
    await authority.goto('/work/asked-materials?standing=AWAITING');
    await authority.getByRole('row', { name: new RegExp(MATERIAL) }).first().getByText('待核对提交').first().waitFor();
    await picture(authority, 'awaiting-data');
    const { items } = await call(authority, 'GET', `${ASKED}?standing=AWAITING`);
    assert.ok(items.every((row) => row.demands.length > 0), 'each has a demand');
  });
  await step('and what was put on the list is taken off with a reason', async () => {
    await authority.goto('/work/replacements');
    await authority.getByRole('button', { name: `撤出“${MATERIAL}”` }).click();
    await authority.getByRole('dialog').getByRole('textbox').fill('试行结束');
    await authority.getByRole('dialog').getByRole('button', { name: '撤出' }).click();
    await authority.getByText('清单还是空的').waitFor();
  });
}
