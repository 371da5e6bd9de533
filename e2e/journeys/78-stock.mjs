// 存量归集: a register of existing certificates is uploaded, checked with its faults row by row, taken over; the holder finds the certificate, and it says that it is data only.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { call } from '../lib/cases.mjs';
import { until } from '../lib/pages.mjs';
import { citizen } from '../lib/sign-in.mjs';

export const name = 'existing certificates';
const HOLDER = { name: '张伟', number: '411502198806129019', mobile: '19900000001' };
const PHYSICIAN = '11410000X02000004W003';
const HEADER = '证照编号,颁发机构代码,颁发日期,有效期截止日期,持证主体名称,持证主体代码,姓名,医师级别,执业类别,执业范围,主要执业机构,医师资格证书编码';

/** A citizen number with its check character (GB 11643). */
function citizenNumber(first17) {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return first17 + '10X98765432'[[...first17].reduce((sum, digit, at) => sum + Number(digit) * weights[at], 0) % 11];
}

/** Its last digit is another than the check says. */
const WRONG = citizenNumber('41150219900101000').replace(/.$/, (last) => (last === '1' ? '2' : '1'));

export default async function ({ page: open, as, step, picture }) {
  const head = await as('sh.head');
  const mark = Date.now().toString(36).toUpperCase();
  let organ;
  let id;
  const row = (number, name, code, day = '2019-05-01') => [number, organ, day, '长期', name, code, name, '执业医师', '临床', '内科专业', '浉河区人民医院', '2015411101'].join(',');
  await step('the head of an organ finds the page and the template', async () => {
    await head.goto('/work/');
    await head.getByRole('link', { name: '存量归集' }).first().click();
    await head.getByRole('heading', { name: '存量归集', level: 1 }).waitFor();
    organ = (await call(head, 'GET', '/api/work/session')).post.organCode;
    await accessible(head);
    await head.getByRole('button', { name: '上传表格' }).click();
    await head.locator('#stock-type').selectOption({ label: '医师执业证书' });
    await head.getByRole('link', { name: '下载 Excel 模板' }).waitFor();
    const template = await head.context().request.get(`/api/work/certificate-stock/template?type=${PHYSICIAN}&format=csv`);
    assert.match(await template.text(), /证照编号\*.*医师资格证书编码/);
    await head.getByText('表格的').click();
    await accessible(head);
    await picture(head, 'stock-upload');
  });
  await step('a table is uploaded and checked; each fault has its row', async () => {
    const table = `\uFEFF${HEADER}\r\n${row(`YS${mark}1`, HOLDER.name, HOLDER.number)}\r\n${row(`YS${mark}2`, '李错', WRONG)}\r\n${row(`YS${mark}3`, '王日', citizenNumber('41150219800101001'), '2019-02-30')}\r\n`;
    await head.locator('#stock-file').setInputFiles({ name: '医师存量.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await head.getByRole('button', { name: '上传并检查' }).click();
    await head.getByText('1 份证照可以入库，2 行有问题。').waitFor({ timeout: 30_000 });
    id = new URL(head.url()).pathname.split('/').at(-1);
    await head.getByRole('cell', { name: /持证主体代码的校验位不正确/ }).waitFor();
    await head.getByRole('cell', { name: '2019-02-30' }).waitFor();
    assert.equal(await head.getByText(WRONG).count(), 0, 'a number is not shown whole');
    await accessible(head);
    await picture(head, 'stock-checked');
    const report = await (await head.context().request.get(`/api/work/certificate-stock/${id}/report`)).text();
    assert.match(report, /行号,列,内容,问题,处理办法/);
    assert.equal(report.trim().split('\r\n').length, 3);
  });
  await step('what passed is taken over and stands in the register as data only', async () => {
    await head.getByRole('button', { name: '入库' }).click();
    await head.getByRole('dialog').getByRole('button', { name: '入库' }).click();
    await head.getByText('已入库 1 份证照。').waitFor({ timeout: 30_000 });
    await picture(head, 'stock-taken');
    await head.goto(`/work/certificates?q=YS${mark}1`);
    await head.getByText('存量数据').first().waitFor();
    await head.getByRole('link', { name: '医师执业证书' }).first().click();
    await head.getByText('存量数据，无电子原件').waitFor();
    await accessible(head);
    await picture(head, 'stock-certificate');
  });
  await step('its holder finds it, told apart from an electronic original, with its receipt', async () => {
    const own = await open();
    await citizen(own, HOLDER.mobile);
    await own.goto('/my/certificates');
    await own.getByText(`YS${mark}1`).waitFor();
    await own.getByText('存量数据').first().waitFor();
    await accessible(own);
    const [one] = (await call(own, 'GET', '/api/portal/certificates')).filter((card) => card.number === `YS${mark}1`);
    assert.equal(one.dataOnly, true);
    await own.goto(`/my/certificates/${one.id}`);
    await own.getByText('存量数据，无电子原件').waitFor();
    await own.getByText('存量证照归集').first().waitFor();
    await accessible(own);
    await picture(own, 'stock-holder');
  });
  await step('a stranger who checks its identifier is told that there is no electronic original', async () => {
    const { items } = await call(head, 'GET', `/api/work/certificates?q=YS${mark}1`);
    const stranger = await open();
    await stranger.goto('/verify');
    await stranger.locator('#text').waitFor();
    await stranger.locator('#text').fill(items[0].identifier);
    await stranger.locator('form').filter({ has: stranger.locator('#text') }).getByRole('button').click();
    await stranger.getByText('存量数据，无电子原件').waitFor();
    await accessible(stranger);
    await picture(stranger, 'stock-verified');
  });
  await step('the directory is handed up to the simulated platform', async () => {
    const own = async () => (await call(head, 'GET', '/api/work/certificate-directory?size=100')).items.find((entry) => entry.number === `YS${mark}1`);
    await until('the entry handed up', async () => (await own())?.state === 'SENT', 100);
    await head.goto('/work/certificates');
    await head.getByRole('link', { name: '目录汇聚' }).click();
    await head.getByText('模拟上级电子证照目录（演示）').first().waitFor();
    await head.getByRole('cell', { name: '已接收' }).first().waitFor();
    await accessible(head);
    await picture(head, 'stock-directory');
  });
  await step('the same table again has nothing new', async () => {
    const kept = await head.evaluate(async ({ text, key }) => (await fetch(`/api/work/certificate-stock/files?name=${encodeURIComponent('再传.csv')}`, { method: 'POST', headers: { 'Content-Type': 'application/octet-stream', 'Idempotency-Key': key }, body: text })).json(),
      { text: `${HEADER}\n${row(`YS${mark}1`, HOLDER.name, HOLDER.number)}\n`, key: crypto.randomUUID() });
    const one = await call(head, 'POST', '/api/work/certificate-stock', { body: { file: kept.id, type: PHYSICIAN } });
    await head.goto(`/work/certificate-stock/${one.id}`);
    await head.getByText('0 份证照可以入库，1 行有问题。').waitFor({ timeout: 30_000 });
    await head.getByRole('cell', { name: /平台上已有这份证照/ }).waitFor();
  });
}
