// 电子档案: a case that has ended becomes a package; the four-nature checks pass; the applicant sees that it is filed; nobody else's organ sees it.
import { strict as assert } from 'node:assert';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessible } from '../lib/axe.mjs';
import { apply, call } from '../lib/cases.mjs';
import { until } from '../lib/pages.mjs';
import { citizen } from '../lib/sign-in.mjs';

export const name = 'archive';

/** Names in a zip that is stored, from its directory. */
function names(zip) {
  const end = zip.length - 22;
  assert.equal(zip.readUInt32LE(end), 0x06054b50, 'ends with its directory');
  const found = [];
  for (let at = zip.readUInt32LE(end + 16), left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map((place) => zip.readUInt16LE(at + place));
    found.push(zip.subarray(at + 46, at + 46 + name).toString());
    at += 46 + name + extra + comment;
  }
  return found;
}

/** Where the content of a stored entry begins. */
function content(zip, path) {
  const name = Buffer.from(path);
  for (let at = 0; (at = zip.indexOf(name, at + 1)) > 0;) {
    if (at >= 30 && zip.readUInt32LE(at - 30) === 0x04034b50) return at + name.length + zip.readUInt16LE(at - 2);
  }
  throw new Error(`no ${path} in the package`);
}

export default async function ({ server, as, page: open, step, picture }) {
  const own = await open();
  const archivist = await as('sh.archivist');
  let number;
  let id;
  await step('a case is refused at the window and so has ended', async () => {
    await citizen(own, '19900000010');
    ({ number } = await apply(own));
    const clerk = await as('sh.clerk');
    const { version } = await call(clerk, 'GET', `/api/work/cases/${number}`);
    await call(clerk, 'POST', `/api/work/cases/${number}/commands/reject-acceptance`, { version, body: { reason: '申请的经营项目不在本机关职权范围', basis: '行政许可法第三十二条' } });
  });
  await step('the archivist finds it waiting and files it now', async () => {
    await archivist.goto('/work/');
    await archivist.getByRole('link', { name: '电子档案' }).first().click();
    await archivist.getByRole('heading', { name: '电子档案', level: 1 }).waitFor();
    await until('the case among those to be filed', async () => (await call(archivist, 'GET', `/api/work/archives?q=${number}`)).total, 15);
    await archivist.goto(`/work/archives?q=${number}`);
    await archivist.getByRole('cell', { name: /待归档/ }).waitFor();
    await accessible(archivist);
    await archivist.getByRole('link', { name: '尚未编号' }).click();
    await archivist.getByRole('button', { name: '立即归档' }).click();
    await archivist.getByRole('heading', { level: 1, name: /-ZF·\d{4}-D10-SJ-\d{5}/ }).waitFor({ timeout: 30_000 });
    id = archivist.url().split('/').at(-1);
  });
  await step('every item of the four-nature check passes and can be read', async () => {
    await archivist.getByRole('rowheader', { name: '真实性' }).waitFor();
    const items = (await call(archivist, 'GET', `/api/work/archives/${id}`)).checkings[0].items;
    assert.ok(items.length > 25 && items.every((item) => item.passed), JSON.stringify(items.filter((item) => !item.passed)));
    await accessible(archivist);
    await picture(archivist, 'archive-checks');
    await archivist.getByRole('tab', { name: /内容/ }).click();
    await archivist.getByText('申请表.pdf').waitFor();
    await accessible(archivist);
    await picture(archivist, 'archive-contents');
    await archivist.getByRole('tab', { name: '元数据' }).click();
    await archivist.getByText('保管期限代码').waitFor();
    await accessible(archivist);
  });
  await step('it is checked again on request', async () => {
    const before = (await call(archivist, 'GET', `/api/work/archives/${id}`)).checkings.length;
    await archivist.getByRole('button', { name: '重新检测' }).click();
    await until('another check', async () => (await call(archivist, 'GET', `/api/work/archives/${id}`)).checkings.length !== before, 20);
  });
  await step('the package holds what its list says', async () => {
    const view = await call(archivist, 'GET', `/api/work/archives/${id}`);
    const answer = await archivist.context().request.get(`/api/work/files/${view.file}`);
    const inside = names(await answer.body());
    for (const path of ['说明文件.txt', '元数据.xml', '固化/清单.txt', '固化/清单.sig', '固化/证书.pem', '固化/时间戳.tsr', ...view.contents.map((file) => file.path)]) assert.ok(inside.includes(path), path);
  });
  // A server that is not ours keeps its files to itself: then this is left out.
  if (server.data) await step('one changed byte on the disk is found and named', async () => {
    const { file } = await call(archivist, 'GET', `/api/work/archives/${id}`);
    const digest = (await archivist.context().request.head(`/api/work/files/${file}`)).headers().etag.replaceAll('"', '');
    const stored = join(server.data, 'files', digest.slice(0, 2), digest.slice(2, 4), digest);
    const whole = readFileSync(stored);
    const damaged = Buffer.from(whole);
    damaged[content(damaged, '内容/1申请/申请表.xml') + 20] ^= 1;
    const checkAgain = async (passed) => {
      await archivist.goto(`/work/archives/${id}`);
      await archivist.getByRole('button', { name: '重新检测' }).click();
      return until(`a check that says ${passed}`, async () => {
        const [newest] = (await call(archivist, 'GET', `/api/work/archives/${id}`)).checkings;
        return newest.passed === passed && newest;
      }, 30);
    };
    writeFileSync(stored, damaged);
    try {
      const newest = await checkAgain(false);
      await archivist.getByText('归档信息包已损坏').waitFor();
      const wrong = newest.items.filter((item) => item.passed === false);
      assert.ok(wrong.some((item) => item.faults.some((fault) => fault.subject.includes('申请表.xml'))), JSON.stringify(wrong));
      await archivist.getByText('申请表.xml').first().waitFor();
      await accessible(archivist);
      await picture(archivist, 'archive-damaged');
      await archivist.goto(`/work/archives?q=${number}`);
      await archivist.getByRole('cell', { name: /不合格/ }).first().waitFor();
    } finally {
      writeFileSync(stored, whole);
    }
    await checkAgain(true);
  });
  await step('the applicant sees that it is filed; evidence of it stands in the log', async () => {
    await own.goto(`/my/cases/${number}`);
    await own.getByText('已归档').first().waitFor();
    const kinds = (await call(own, 'GET', `/api/portal/cases/${number}/receipts`)).map((receipt) => receipt.kind);
    assert.ok(kinds.includes('case-archived'), kinds.join());
  });
  await step('another organ does not see it', async () => {
    const clerk = await as('sh.clerk');
    assert.equal(await clerk.evaluate((address) => fetch(address).then((answer) => answer.status), `/api/work/archives/${id}`), 403);
    await clerk.goto('/work/');
    assert.equal(await clerk.getByRole('link', { name: '电子档案' }).count(), 0);
  });
}
